import { existsSync } from "node:fs";
import { mkdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isThere, startWorkspace } from "../../src/workspace/index.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
beforeEach(async () => {
  book = await smallBook();
});
afterEach(() => book[Symbol.asyncDispose]());

test("lays out what the chapter begins from: the code before it, what it gives, and the tests of all steps", async () => {
  const workspace = await book.workspace("03");

  const started = await startWorkspace(workspace);

  expect(started).toMatchObject({ kind: "begun", files: 10 });
  expect(Object.keys(await ownTexts(workspace))).toEqual([
    "package.json",
    "src/kit.ts",
    "src/sums.ts",
    "src/two.ts",
    "tests/four.test.ts",
    "tests/helper.ts",
    "tests/one.test.ts",
    "tests/six.test.ts",
    "tests/three.test.ts",
    "tests/two.test.ts",
  ]);
});

test("keeps the start once more, as the base of later merges, and lends the chapter's packages", async () => {
  const workspace = await book.workspace("01");
  await mkdir(path.join(workspace.chapter.folder, "node_modules"));

  await startWorkspace(workspace);

  expect(await readFile(path.join(workspace.folder, ".cosmic/start/src/sums.ts"), "utf8")).toBe("// begin here\n");
  expect(await readlink(path.join(workspace.folder, "node_modules"))).toBe(
    path.normalize("../../chapters/01-sums/node_modules"),
  );
});

test("leaves a workspace that is there as it is", async () => {
  const workspace = await book.workspace("01");
  await startWorkspace(workspace);
  await book.write("workspace/01-sums/src/sums.ts", "mine");
  await book.write("workspace/01-sums/notes äöü.txt", "mine too");
  const before = await ownTexts(workspace);

  const again = await startWorkspace(workspace);

  expect(again).toMatchObject({ kind: "there", files: [] });
  expect(await ownTexts(workspace)).toEqual(before);
});

test("lays out the missing half of a workspace that was half deleted, and keeps the rest", async () => {
  const workspace = await book.workspace("01");
  await startWorkspace(workspace);
  await book.write("workspace/01-sums/src/sums.ts", "mine");
  await rm(path.join(workspace.folder, "tests"), { recursive: true });
  await rm(path.join(workspace.folder, ".cosmic"), { recursive: true });

  const again = await startWorkspace(workspace);

  expect(again).toMatchObject({
    kind: "there",
    files: ["helper", "one.test", "three.test", "two.test"].map((name) => ({ path: `tests/${name}.ts`, kind: "new" })),
  });
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "mine", "tests/helper.ts": expect.anything() });
  expect(existsSync(path.join(workspace.folder, ".cosmic/start/src/sums.ts"))).toBe(true);
});

test("begins anew in a folder that holds nothing but packages of the reader's own, and keeps those", async () => {
  const workspace = await book.workspace("01");
  await book.write("workspace/01-sums/node_modules/mine/index.js", "mine");

  const started = await startWorkspace(workspace);

  expect(started).toMatchObject({ kind: "begun" });
  expect(await readFile(path.join(workspace.folder, "node_modules/mine/index.js"), "utf8")).toBe("mine");
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "// begin here\n" });
});

test("mends a link to packages that leads nowhere", async () => {
  const workspace = await book.workspace("01");
  await mkdir(path.join(workspace.chapter.folder, "node_modules"));
  await startWorkspace(workspace);
  await rm(path.join(workspace.folder, "node_modules"));
  await symlink("../nowhere", path.join(workspace.folder, "node_modules"));

  await startWorkspace(workspace);

  expect(existsSync(path.join(workspace.folder, "node_modules"))).toBe(true);
});

test("clears away what a command was killed at that had begun to lay it out", async () => {
  const workspace = await book.workspace("01");
  const part = path.join(book.root, "workspace/.01-sums.part");
  await mkdir(part, { recursive: true });
  await writeFile(path.join(part, "half.ts"), "");

  await startWorkspace(workspace);

  expect(isThere(workspace)).toBe(true);
  expect(existsSync(part)).toBe(false);
  expect(await ownTexts(workspace)).not.toHaveProperty("half.ts");
});
