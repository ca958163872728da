import { mkdir, readFile, readlink, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  exclusively,
  listBackups,
  recordHint,
  resetWorkspace,
  saveBackup,
  startWorkspace,
  takeSolution,
} from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
let workspace: Workspace;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("01");
  await startWorkspace(workspace);
});
afterEach(() => book[Symbol.asyncDispose]());

const IN_THE_WAY = "is a link, and what it leads to is not touched. Remove the link, then try again.";

test("a link in the way is neither followed nor replaced", async () => {
  await book.write("elsewhere/two.ts", "not ours");
  await symlink(path.join(book.root, "elsewhere/two.ts"), path.join(workspace.folder, "src/two.ts"));

  await expect(takeSolution(workspace, { all: true })).rejects.toThrow(`workspace/01-sums/src/two.ts ${IN_THE_WAY}`);

  expect(await readFile(path.join(book.root, "elsewhere/two.ts"), "utf8")).toBe("not ours");
  expect(await readlink(path.join(workspace.folder, "src/two.ts"))).toBe(path.join(book.root, "elsewhere/two.ts"));
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "// begin here\n" });
});

test.each(["src", ".cosmic"])("a linked folder in the way: %s", async (name) => {
  await book.write("elsewhere/sums.ts", "not ours");
  await rm(path.join(workspace.folder, name), { recursive: true });
  await symlink(path.join(book.root, "elsewhere"), path.join(workspace.folder, name));

  await expect(resetWorkspace(workspace)).rejects.toThrow(`workspace/01-sums/${name} ${IN_THE_WAY}`);

  expect(await readFile(path.join(book.root, "elsewhere/sums.ts"), "utf8")).toBe("not ours");
});

test("a link that is in nobody's way is left alone", async () => {
  await book.write("elsewhere/notes.md", "not ours");
  await symlink(path.join(book.root, "elsewhere"), path.join(workspace.folder, "notes"));
  await book.write("workspace/01-sums/src/sums.ts", "mine");

  await resetWorkspace(workspace);

  expect(await readFile(path.join(workspace.folder, "notes/notes.md"), "utf8")).toBe("not ours");
});

test("a workspace that is a link itself is not written to", async () => {
  await rm(path.join(book.root, "workspace"), { recursive: true });
  await mkdir(path.join(book.root, "elsewhere"));
  await symlink(path.join(book.root, "elsewhere"), path.join(book.root, "workspace"));

  await expect(startWorkspace(workspace)).rejects.toThrow(IN_THE_WAY);
});

test("who comes second waits until who is at work has ended", async () => {
  let atWork = 0;
  const counts = await Promise.all(
    Array.from({ length: 5 }, () =>
      exclusively(workspace, async () => {
        atWork += 1;
        await ownTexts(workspace);
        return atWork--;
      }),
    ),
  );

  expect(counts).toEqual([1, 1, 1, 1, 1]);
});

test("who waits too long is told, and changes nothing", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "mine");
  const waiting = Promise.withResolvers<void>();
  const held = exclusively(workspace, () => waiting.promise);

  await expect(recordHint(workspace, "one")).rejects.toThrow(
    "Another command is at work on 01-sums. Let it end, then try again.",
  );

  waiting.resolve();
  await held;
  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "mine" });
});

test("thousands of files in packages of the reader's own are not looked at", async () => {
  for (let package_ = 0; package_ < 50; package_++)
    for (let file = 0; file < 100; file++)
      await book.write(`workspace/01-sums/tools/node_modules/p${package_}/${file}.js`, "");
  await book.write("workspace/01-sums/src/sums.ts", "mine");

  const { backup } = await saveBackup(workspace, "check");

  expect(Object.keys(backup?.files ?? {})).toHaveLength(6);
});

test("a state folder that is a file is said to be one", async () => {
  await book.write("a file", "");
  const blocked = { ...workspace, state: path.join(book.root, "a file") };

  await expect(saveBackup(blocked, "check")).rejects.toThrow(/^A file stands where .+ needs a folder\./);
});

test("no backup where nothing is to be saved", async () => {
  await expect(saveBackup(await book.workspace("02"), "check")).rejects.toThrow("workspace/02-alone is not there yet.");

  expect(await listBackups(workspace)).toEqual([]);
});
