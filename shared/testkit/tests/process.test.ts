import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startProcess } from "../src/index.ts";

const folder = path.join(import.meta.dirname, "fixtures");

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a process that does not listen", () => {
  test.each(["listening to line_allocated", /^listening to \w+/, /allocated/g])(
    "is ready once it says %s",
    async (readyOnce) => {
      await using consumer = await startProcess({
        folder,
        entrypoint: "consumer.ts",
        env: { CHANNEL: "line_allocated" },
        readyOnce,
      });

      expect(consumer.output()).toContain("listening to line_allocated");
    },
  );

  test("has the environment of the tests, but none of its servers", async () => {
    vi.stubEnv("CHANNEL", "line_allocated");
    vi.stubEnv("REDIS_URL", "redis://production");

    await using consumer = await startProcess({ folder, entrypoint: "consumer.ts", readyOnce: "as " });

    expect(consumer.output()).toBe("listening to line_allocated as undefined\n");
  });

  test("can be ready by what it prints as an error", async () => {
    const attempt = startProcess({ folder, entrypoint: "broken-server.ts", readyOnce: "DATABASE_URL must" });

    await using started = await attempt;

    expect(started.output()).toContain("DATABASE_URL must be a URL");
  });

  test("is given the time to stop by itself", async () => {
    await using consumer = await startProcess({ folder, entrypoint: "consumer.ts", readyOnce: "as " });

    const exitCode = await consumer.stop();

    expect(exitCode).toBe(0);
    expect(consumer.output()).toContain("stopped by SIGTERM");
  });

  test("is an error with all that it printed when it ends before it is ready", async () => {
    const attempt = startProcess({ folder, entrypoint: "broken-server.ts", readyOnce: "ready" });

    await expect(attempt).rejects.toThrow(
      `broken-server.ts in ${folder} ended with exit code 3 before it was ready. It printed:\n`,
    );
    await expect(attempt).rejects.toThrow("DATABASE_URL must be a URL\n");
  });
});
