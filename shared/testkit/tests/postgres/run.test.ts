import { once } from "node:events";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { eventually } from "../../src/index.ts";
import { isAlive, processOfTheRun } from "../../src/postgres/run.ts";

test("a run's process is the one that started all workers", () => {
  expect(processOfTheRun()).toBe(process.ppid);
});

describe("a process", () => {
  test("is alive while it is at work", () => {
    expect(isAlive(process.pid)).toBe(true);
  });

  test("is not alive when it has ended", async () => {
    const ended = execa("true");
    await ended;

    expect(isAlive(Number(ended.pid))).toBe(false);
  });

  test.runIf(process.platform === "linux")("is not alive when it has ended and nobody has asked how", async () => {
    const parent = execa("sh", ["-c", "true & echo $!; exec sleep 60"], { reject: false });

    const processId = await once(parent.stdout, "data");

    await eventually(() => expect(isAlive(Number(processId))).toBe(false));
    parent.kill();
  });
});
