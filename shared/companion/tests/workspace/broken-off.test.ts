import path from "node:path";
import { execaNode } from "execa";
import { describe, expect, test } from "vitest";
import { smallBook } from "./book.ts";
import { OWN, operations } from "./faults/operations.ts";
import { harmDone, stateOf } from "./faults/trial.ts";

const faults = path.join(import.meta.dirname, "faults");
const node = (script: string, ...args: readonly string[]) =>
  execaNode(path.join(faults, script), args, {
    nodeOptions: ["--import", path.join(faults, "file-calls.ts")],
    env: { NODE_OPTIONS: "" },
    reject: false,
  });

/** In a process of its own, in which the operation is tried again and again. */
async function tryAll(operation: string, fault: string, every: number) {
  const { stdout, stderr } = await node("try-all.ts", operation, fault, `${every}`);
  expect(stderr).toBe("");
  const result: unknown = JSON.parse(stdout);
  return result;
}

/** The suite tries every thirteenth call: FAULTS=1 tries every one, and takes minutes. */
const EVERY = Number(process.env.FAULTS ?? 13);
const onFullDisks = ["start", "next", "reset", "pass"];
const PATIENCE = { timeout: 300_000 };

describe.concurrent("broken off at whatever call changes the file system", () => {
  test.each(Object.keys(operations))("%s, killed: nothing is lost, and there is no mixture", PATIENCE, async (name) => {
    const result = await tryAll(name, "killed", name === "pass" ? 1 : EVERY);

    expect(result).toMatchObject({ problems: [], trials: expect.toSatisfy((trials: number) => trials > 2) });
  });

  test.each(onFullDisks)("%s on a disk that is full: says so, and nothing is lost", PATIENCE, async (name) => {
    expect(await tryAll(name, "ENOSPC", 2 * EVERY)).toMatchObject({ problems: [] });
  });

  test.each(onFullDisks)("%s on a read-only disk: says so, and nothing is lost", PATIENCE, async (name) => {
    expect(await tryAll(name, "EROFS", 3 * EVERY)).toMatchObject({ problems: [] });
  });

  test.each(["reset", "sync"])("%s while an editor saves: nothing is lost", PATIENCE, async (name) => {
    expect(await tryAll(name, "edited", EVERY)).toMatchObject({ problems: [] });
  });
});

test.each([
  ["reset", 20],
  ["reset", 60],
  ["next", 70],
  ["sync", 50],
])("%s, really killed at call %i", async (name, at) => {
  await using book = await smallBook();
  const operation = operations[name];
  await operation?.prepare(book);
  const [before, after] = [await stateOf(book), await stateAfter(name)];

  const { signal } = await node("die.ts", path.dirname(book.root), name, `${at}`);
  const harm = await harmDone(book, [before, after], Object.values(OWN));
  await operation?.run(book);

  expect(signal).toBe("SIGKILL");
  expect(harm).toEqual([]);
  expect(await stateOf(book)).toBe(after);
});

async function stateAfter(name: string): Promise<string> {
  await using book = await smallBook();
  await operations[name]?.prepare(book);
  await operations[name]?.run(book);
  return await stateOf(book);
}
