import { chmod, mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listBackups, resetWorkspace, startWorkspace } from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
let workspace: Workspace;
let start: Record<string, string>;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("01");
  await startWorkspace(workspace);
  start = await ownTexts(workspace);
});
afterEach(() => book[Symbol.asyncDispose]());

test("goes back to the start, and keeps what was there in a dated backup", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "mine");
  await book.write("workspace/01-sums/src/deep/folder/own.ts", "my own");

  const reset = await resetWorkspace(workspace);

  expect(await ownTexts(workspace)).toEqual(start);
  expect(reset).toMatchObject({ written: ["src/sums.ts"], removed: ["src/deep/folder/own.ts"] });
  expect(reset.backup?.id).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-reset$/);
  expect(await readFile(path.join(reset.backup?.folder ?? "", "src/deep/folder/own.ts"), "utf8")).toBe("my own");
});

test("goes to what stands before a step", async () => {
  await resetWorkspace(workspace, { step: "three" });

  expect(await ownTexts(workspace)).toMatchObject({
    "src/sums.ts": "export const one = 1;\n",
    "src/two.ts": "export const two = 2;\n",
  });
});

test("an unknown step: names those there are, and changes nothing", async () => {
  await expect(resetWorkspace(workspace, { step: "nine" })).rejects.toThrow(
    '01-sums has no step "nine". There are: one, two, three.',
  );

  expect(await ownTexts(workspace)).toEqual(start);
});

test("where there is nothing to go back on, there is no backup", async () => {
  const reset = await resetWorkspace(workspace);

  expect(reset).toEqual({ written: [], removed: [], backup: undefined, finished: undefined });
  expect(await listBackups(workspace)).toEqual([]);
});

test("a folder where a file must be, and a file where a folder must be, are saved and make room", async () => {
  await book.remove("workspace/01-sums/src");
  await book.write("workspace/01-sums/src", "a file");
  await book.remove("workspace/01-sums/tests/helper.ts");
  await book.write("workspace/01-sums/tests/helper.ts/inside.ts", "a folder");
  await mkdir(path.join(workspace.folder, "empty/folder"), { recursive: true });

  const reset = await resetWorkspace(workspace);

  expect(await ownTexts(workspace)).toEqual(start);
  expect(reset.backup?.files).toMatchObject({
    src: expect.any(String),
    "tests/helper.ts/inside.ts": expect.any(String),
  });
});

test("leaves alone what tools and applications left", async () => {
  await book.write("workspace/01-sums/data/shop.sqlite", "rows");
  await book.write("workspace/01-sums/tools/node_modules/mine/index.js", "mine");
  await book.write("workspace/01-sums/tsconfig.tsbuildinfo", "{}");
  await book.write("workspace/01-sums/src/data/own.ts", "source");

  const reset = await resetWorkspace(workspace);

  expect(reset.removed).toEqual(["src/data/own.ts"]);
  expect(await readFile(path.join(workspace.folder, "data/shop.sqlite"), "utf8")).toBe("rows");
  expect(await readFile(path.join(workspace.folder, "tools/node_modules/mine/index.js"), "utf8")).toBe("mine");
});

test("a file that could only be read is replaced, and can be written to", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "mine");
  await chmod(path.join(workspace.folder, "src/sums.ts"), 0o555);

  await resetWorkspace(workspace);
  const { mode } = await stat(path.join(workspace.folder, "src/sums.ts"));

  expect(mode & 0o200).toBe(0o200);
});
