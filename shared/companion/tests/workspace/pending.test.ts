import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentsOf } from "../../src/workspace/contents.ts";
import { hashOf } from "../../src/workspace/hash.ts";
import { finishInterrupted, recordHint, saveBackup, startWorkspace, takeSolution } from "../../src/workspace/index.ts";
import { writePending } from "../../src/workspace/pending.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

/** A reset was decided upon, and its process killed before it had changed a file. */
let book: Book;
let workspace: Workspace;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("01");
  await startWorkspace(workspace);
  await book.write("workspace/01-sums/src/sums.ts", "before\n");
  const after = Buffer.from("after\n");
  await writePending(workspace, "reset", new Map([["src/sums.ts", after]]), [
    { path: "src/sums.ts", before: hashOf("before\n"), after: hashOf(after) },
  ]);
});
afterEach(() => book[Symbol.asyncDispose]());

test("the next command completes it first, and says so", async () => {
  const { finished } = await saveBackup(workspace, "check");

  expect(finished).toMatchObject({ outcome: "completed", operation: "reset" });
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "after\n" });
  expect(await saveBackup(workspace, "check")).toMatchObject({ finished: undefined });
});

test("recording progress does not complete it by the way, where nobody would be told", async () => {
  await recordHint(workspace, "one");

  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "before\n" });
  expect(await finishInterrupted(workspace)).toMatchObject({ outcome: "completed" });
});

test("what was written in the meantime is saved before it is replaced", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "in the meantime\n");
  await book.write("workspace/01-sums/src/another.ts", "in the meantime as well\n");

  const { finished } = await takeSolution(workspace, { file: "src/two.ts" });

  expect(await readFile(path.join(finished?.backup?.folder ?? "", "src/sums.ts"), "utf8")).toBe("in the meantime\n");
  expect(await ownTexts(workspace)).toMatchObject({
    "src/sums.ts": "after\n",
    "src/another.ts": "in the meantime as well\n",
  });
});

test("a file that was deleted in the meantime is laid down all the same", async () => {
  await book.remove("workspace/01-sums/src");

  await saveBackup(workspace, "check");

  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "after\n" });
});

test("when the whole workspace is gone, so is what was to become of it", async () => {
  await rm(workspace.folder, { recursive: true });

  const started = await startWorkspace(workspace);

  expect(started).toMatchObject({ kind: "begun", finished: { outcome: "dropped", operation: "reset" } });
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "// begin here\n" });
});

test("half of it, left by a machine that went down, is put aside and not carried out", async () => {
  const pending = path.join(book.state, "pending");
  const [name = ""] = await readdir(pending);
  await writeFile(path.join(pending, name, "files/src/sums.ts"), "aft");

  const { finished } = await saveBackup(workspace, "check");

  expect(finished).toMatchObject({ outcome: "damaged" });
  expect((await contentsOf(finished?.putAside ?? "")).own.size).toBeGreaterThan(0);
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "before\n" });
});

test("another clone of the repository with a workspace of the same name is left alone", async () => {
  await using other = await smallBook();
  const elsewhere = { ...(await other.workspace("01")), state: workspace.state };

  const started = await startWorkspace(elsewhere);

  expect(started).toMatchObject({ kind: "begun", finished: undefined });
});
