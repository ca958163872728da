import { describe, expect, test } from "vitest";
import { onSomePort, PortIsTaken } from "../src/some-port.ts";

describe("some port", () => {
  test("is below those that outgoing connections get", async () => {
    const ports = await Promise.all(Array.from({ length: 100 }, () => onSomePort(async (port) => port)));

    expect(Math.min(...ports.flat())).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...ports.flat())).toBeLessThan(32_768);
  });

  test("is another one when somebody has it", async () => {
    const tried: number[] = [];

    const [port, started] = await onSomePort(async (free) => {
      tried.push(free);
      if (tried.length < 3) throw new PortIsTaken(`port ${free} is taken`);
      return "started";
    });

    expect(started).toBe("started");
    expect(tried).toHaveLength(3);
    expect(port).toBe(tried[2]);
  });

  test("is given up after fifty that somebody has", async () => {
    let tries = 0;

    const attempt = onSomePort(async () => {
      tries += 1;
      throw new PortIsTaken("taken");
    });

    await expect(attempt).rejects.toThrow(PortIsTaken);
    expect(tries).toBe(50);
  });

  test("is not looked for again after any other failure", async () => {
    let tries = 0;

    const attempt = onSomePort(async () => {
      tries += 1;
      throw new Error("no space left on device");
    });

    await expect(attempt).rejects.toThrow("no space left on device");
    expect(tries).toBe(1);
  });
});
