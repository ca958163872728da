import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  hashOfTests,
  listBackups,
  nextWorkspace,
  recordPass,
  startWorkspace,
  syncWorkspace,
} from "../../src/workspace/index.ts";
import { startOf } from "../../src/workspace/starts.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
beforeEach(async () => {
  book = await smallBook();
  await startWorkspace(await book.workspace("01"));
});
afterEach(() => book[Symbol.asyncDispose]());

test("says nothing of a workspace that is up to date", async () => {
  const synced = await syncWorkspace(await book.workspace("01"));

  expect(synced).toEqual({ files: [], tests: [], passAgain: [], backup: undefined, finished: undefined });
});

test("replaces a test that changed in the repository, and says which steps had been passed with the old one", async () => {
  const before = await book.workspace("01");
  for (const step of before.chapter.manifest.steps)
    await recordPass(before, step.id, { tests: hashOfTests(step, await startOf(before)) });
  await book.write("chapters/01-sums/tests/two.test.ts", "// asks for more\n");

  const synced = await syncWorkspace(await book.workspace("01"));

  expect(synced).toMatchObject({
    files: [{ path: "tests/two.test.ts", kind: "updated" }],
    tests: ["tests/two.test.ts"],
    passAgain: ["two"],
    backup: undefined,
  });
  expect(await ownTexts(before)).toMatchObject({ "tests/two.test.ts": "// asks for more\n" });
});

test("merges into what the reader changed elsewhere, and keeps his version in a backup", async () => {
  const workspace = await book.workspace("01");
  const mine = "export const helper = 1;\n\n\n\nexport const other = 'mine';\n";
  await book.write("workspace/01-sums/tests/helper.ts", mine);
  await book.write("chapters/01-sums/tests/helper.ts", "export const helper = 3;\n\n\n\nexport const other = 1;\n");

  const synced = await syncWorkspace(workspace);

  expect(synced.files).toEqual([{ path: "tests/helper.ts", kind: "merged" }]);
  expect(await ownTexts(workspace)).toMatchObject({
    "tests/helper.ts": "export const helper = 3;\n\n\n\nexport const other = 'mine';\n",
  });
  expect(await listBackups(workspace)).toMatchObject([{ id: synced.backup?.id, reason: "update" }]);
});

test("tells a conflict once, and the reader's stays", async () => {
  const workspace = await book.workspace("01");
  await book.write("workspace/01-sums/tests/helper.ts", "mine\n");
  await book.write("chapters/01-sums/tests/helper.ts", "theirs\n");

  const synced = await syncWorkspace(workspace);
  const again = await syncWorkspace(workspace);

  expect(synced.files).toEqual([{ path: "tests/helper.ts", kind: "conflict" }]);
  expect(again.files).toEqual([]);
  expect(await ownTexts(workspace)).toMatchObject({ "tests/helper.ts": "mine\n" });
});

test("lays a test back that is missing, but no file that the reader did away with", async () => {
  const workspace = await book.workspace("01");
  await rm(path.join(workspace.folder, "tests"), { recursive: true });

  const synced = await syncWorkspace(workspace);

  expect(synced.files).toEqual(["one", "three", "two"].map((id) => ({ path: `tests/${id}.test.ts`, kind: "new" })));
  expect(await ownTexts(workspace)).not.toHaveProperty(["tests/helper.ts"]);
});

test("a file that left the repository leaves the workspace, unless the reader changed it", async () => {
  const workspace = await book.workspace("01");
  await book.write("chapters/01-sums/tests/passing.ts", "gone soon\n");
  await syncWorkspace(workspace);
  await book.remove("chapters/01-sums/tests/passing.ts");
  await book.remove("chapters/01-sums/tests/helper.ts");
  await book.write("workspace/01-sums/tests/helper.ts", "mine\n");

  const synced = await syncWorkspace(workspace);
  const again = await syncWorkspace(workspace);

  expect(synced.files).toEqual([
    { path: "tests/helper.ts", kind: "conflict" },
    { path: "tests/passing.ts", kind: "removed" },
  ]);
  expect(again.files).toEqual([]);
  expect(await ownTexts(workspace)).toMatchObject({ "tests/helper.ts": "mine\n" });
});

test("binary files and those in another encoding are never merged", async () => {
  const workspace = await book.workspace("01");
  await book.write("workspace/01-sums/tests/helper.ts", Buffer.from([0, 255, 1]));
  await book.write("chapters/01-sums/tests/helper.ts", "theirs\n");

  const synced = await syncWorkspace(workspace);

  expect(synced.files).toEqual([{ path: "tests/helper.ts", kind: "conflict" }]);
});

test("a change of the reference does not reach code that the reader brought along", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "export const one = 1;\n\n\n\nexport const mine = 3;\n");
  await nextWorkspace(await book.workspace("02"));
  const mended = "export const one = 'mended';\n\n\n\nexport const three = 3;\n";
  await book.write("chapters/01-sums/src/sums.ts", mended);
  await book.write("chapters/03-more/src/sums.ts", mended);
  await book.write("chapters/03-more/src/kit.ts", "export const kit = 'mended';\n");
  const workspace = await book.workspace("03");

  const synced = await syncWorkspace(workspace);

  expect(synced.files).toEqual([{ path: "src/kit.ts", kind: "updated" }]);
  expect(await ownTexts(workspace)).toMatchObject({
    "src/sums.ts": "export const one = 1;\n\n\n\nexport const mine = 3;\n",
  });
});

test("a workspace that was copied from another chapter's keeps all that is in it", async () => {
  const workspace = await book.workspace("03");
  await cp((await book.workspace("01")).folder, workspace.folder, { recursive: true });
  const before = await ownTexts(workspace);

  await syncWorkspace(workspace);

  expect(await ownTexts(workspace)).toMatchObject(before);
});

test("without a workspace it says how to begin", async () => {
  const workspace = await book.workspace("02");

  await expect(syncWorkspace(workspace)).rejects.toThrow(
    "workspace/02-alone is not there yet. Begin it with: cosmic start 02",
  );
});
