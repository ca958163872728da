import { access, writeFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isGreen, type Session, startSession, type TestFile, type TestRun } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

const green = 'test("fine", () => { expect(1).toBe(1); });';
let folder: Awaited<ReturnType<typeof packageOf>>;
let session: Session;

beforeAll(async () => {
  folder = await packageOf({
    "src/lamp.ts": "export const lamp = 1;",
    "lamp.test.ts": 'import { lamp } from "./src/lamp.ts"; test("is one", () => { expect(lamp).toBe(1); });',
    "green.test.ts": green,
    "leaves.test.ts": 'test("leaves", () => { globalThis.mark = 1; expect(1).toBe(1); });',
    "finds.test.ts": 'test("finds nothing", () => { expect(globalThis.mark).toBeUndefined(); });',
    "waits.test.ts":
      'import { appendFileSync } from "node:fs"; test("waits", () => { appendFileSync("waiting", "."); return new Promise(() => {}); });',
  });
  session = startSession({ folder: folder.path });
});

afterAll(async () => {
  await session.end();
  await folder[Symbol.asyncDispose]();
});

test("a run has each file in the order asked for, and tells of each as it ends", async () => {
  const told: TestFile[] = [];

  const run = await ended(["green.test.ts", "lamp.test.ts"], (file) => told.push(file));

  expect(run.files.map(({ path }) => path)).toEqual(["green.test.ts", "lamp.test.ts"]);
  expect(run.files.map(isGreen)).toEqual([true, true]);
  expect(told.toSorted((one, other) => one.path.localeCompare(other.path))).toEqual(run.files);
  expect(run.errors).toEqual([]);
});

test("what has changed is seen by the next run, in every file that imports it", async () => {
  await ended(["lamp.test.ts"]);

  const red = await ended(["lamp.test.ts"], () => {}, { "src/lamp.ts": "export const lamp = 2;" });
  const mended = await ended(["lamp.test.ts"], () => {}, { "src/lamp.ts": "export const lamp = 1;" });

  expect(red.files[0]?.tests[0]?.failures[0]).toMatchObject({ asserted: true, expected: "1", actual: "2" });
  expect(mended.files.map(isGreen)).toEqual([true]);
});

test("no file sees what another one left behind, nor what it left behind itself in an earlier run", async () => {
  const run = await ended(["leaves.test.ts", "finds.test.ts"]);
  const again = await ended(["finds.test.ts"]);

  expect([...run.files, ...again.files].map(isGreen)).toEqual([true, true, true]);
});

test("a later run ends an earlier one, which is superseded at once", async () => {
  const earlier = session.run(["waits.test.ts"], { changed: [] });
  await eventually(() => access(path.join(folder.path, "waiting")), { within: 10_000 });
  const later = ended(["green.test.ts"]);

  expect(await earlier).toBe("superseded");
  expect((await later).files.map(isGreen)).toEqual([true]);
});

test("of many runs asked for one after another, the last one is done, and nothing of the others is told", async () => {
  const told: string[] = [];
  const runs = ["lamp.test.ts", "waits.test.ts", "green.test.ts", "lamp.test.ts"].map((file) =>
    session.run([file], { changed: [], onFile: ({ path }) => told.push(path) }),
  );

  const results = await Promise.all(runs);

  expect(results.slice(0, -1)).toEqual(["superseded", "superseded", "superseded"]);
  expect(results.at(-1)).toMatchObject({ files: [{ path: "lamp.test.ts" }] });
  expect(told).toEqual(["lamp.test.ts"]);
});

test("a file that is not there has a result as well", async () => {
  const run = await ended(["nowhere.test.ts", "green.test.ts"]);

  expect(run.files.map(isGreen)).toEqual([false, true]);
  expect(run.files[0]?.errors[0]?.message).toBe("it was not run: is it there?");
});

test("a session that has ended runs nothing", async () => {
  const other = startSession({ folder: folder.path });
  await other.end();

  await expect(other.run(["green.test.ts"])).rejects.toThrow("This session has ended");
});

test("where vitest cannot be started, a run says why", async () => {
  await using other = startSession({ folder: path.join(folder.path, "nowhere") });

  await expect(other.run(["green.test.ts"])).rejects.toThrow("no such file or directory");
});

async function ended(
  files: readonly string[],
  onFile: (file: TestFile) => void = () => {},
  changes: Readonly<Record<string, string>> = {},
): Promise<TestRun> {
  for (const [file, text] of Object.entries(changes)) await writeFile(path.join(folder.path, file), text);
  const run = await session.run(files, { changed: Object.keys(changes), onFile });
  if (run === "superseded") throw new Error("Nobody else ran anything");
  return run;
}
