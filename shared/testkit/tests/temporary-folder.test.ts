import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../src/index.ts";

test("a temporary folder is empty and nobody else's", async () => {
  await using one = await temporaryFolder();
  await using other = await temporaryFolder();

  expect(await readdir(one.path)).toEqual([]);
  expect(one.path).not.toBe(other.path);
});

test("a temporary folder goes with all that is in it", async () => {
  let forgotten: string;
  {
    await using folder = await temporaryFolder();
    forgotten = folder.path;
    await mkdir(path.join(folder.path, "deep/down"), { recursive: true });
    await writeFile(path.join(folder.path, "deep/down/file.txt"), "something");
  }

  expect(existsSync(forgotten)).toBe(false);
});

test("a temporary folder may be gone already", async () => {
  await using folder = await temporaryFolder();

  await folder[Symbol.asyncDispose]();

  expect(existsSync(folder.path)).toBe(false);
});
