import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { failuresOf, isGreen, type Session, startSession, type TestFile } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

const imports = 'import { lamp } from "./src/lamp.ts"; test("is one", () => { expect(lamp).toBe(1); });';

test("a file that was missing is found as soon as it is there, and missed as soon as it is gone", async () => {
  await using folder = await packageOf({ "a.test.ts": imports });
  await using session = startSession({ folder: folder.path });

  const before = await resultOf(session);
  await folder.write("src/lamp.ts", "export const lamp = 1;");
  const there = await resultOf(session, "src/lamp.ts");
  await rm(path.join(folder.path, "src/lamp.ts"));
  const gone = await resultOf(session, "src/lamp.ts");

  expect(isGreen(there)).toBe(true);
  for (const file of [before, gone])
    expect(failuresOf(file)[0]).toMatchObject({
      message: "Cannot find module './src/lamp.ts' imported from a.test.ts",
      at: { file: "a.test.ts", line: 1 },
    });
});

test("a renamed file is found under its new name only", async () => {
  await using folder = await packageOf({ "a.test.ts": imports, "src/lamp.ts": "export const lamp = 1;" });
  await using session = startSession({ folder: folder.path });
  await resultOf(session);

  await rename(path.join(folder.path, "src/lamp.ts"), path.join(folder.path, "src/light.ts"));
  const broken = await resultOf(session, "src/lamp.ts", "src/light.ts");
  await folder.write("a.test.ts", imports.replace("lamp.ts", "light.ts"));
  const mended = await resultOf(session, "a.test.ts");

  expect([broken, mended].map(isGreen)).toEqual([false, true]);
});

test("a mistake in the syntax is told, and gone with the next run that has none", async () => {
  await using folder = await packageOf({ "a.test.ts": imports, "src/lamp.ts": "export const lamp = 1;" });
  await using session = startSession({ folder: folder.path });
  await resultOf(session);

  await folder.write("src/lamp.ts", "\nexport const lamp = ;");
  const broken = await resultOf(session, "src/lamp.ts");
  await folder.write("src/lamp.ts", "export const lamp = 1;");
  const mended = await resultOf(session, "src/lamp.ts");

  expect(failuresOf(broken)[0]).toMatchObject({
    name: "SyntaxError",
    message: "Unexpected token",
    at: { file: "src/lamp.ts", line: 2, column: 21 },
  });
  expect(isGreen(mended)).toBe(true);
});

test("who does not say what changed has everything read anew", async () => {
  await using folder = await packageOf({ "a.test.ts": imports, "src/lamp.ts": "export const lamp = 1;" });
  await using session = startSession({ folder: folder.path });
  await resultOf(session);
  await folder.write("src/lamp.ts", "export const lamp = 2;");

  const run = await session.run(["a.test.ts"]);

  expect(run).toMatchObject({ files: [{ tests: [{ outcome: "failed" }] }] });
});

test("two sessions in two folders that share their packages do not disturb each other", async () => {
  await using one = await packageOf({ "a.test.ts": imports, "src/lamp.ts": "export const lamp = 1;" });
  await using other = await packageOf({ "a.test.ts": imports, "src/lamp.ts": "export const lamp = 2;" });
  await using first = startSession({ folder: one.path });
  await using second = startSession({ folder: other.path });

  const results = await Promise.all([resultOf(first), resultOf(second)]);

  expect(results.map(isGreen)).toEqual([true, false]);
});

async function resultOf(session: Session, ...changed: string[]): Promise<TestFile> {
  const run = await session.run(["a.test.ts"], { changed });
  const file = run === "superseded" ? undefined : run.files[0];
  if (!file) throw new Error("a.test.ts has no result");
  return file;
}
