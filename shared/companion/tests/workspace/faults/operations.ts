import { rm } from "node:fs/promises";
import path from "node:path";
import {
  listBackups,
  nextWorkspace,
  recordPass,
  resetWorkspace,
  restoreBackup,
  saveBackup,
  startWorkspace,
  syncWorkspace,
  takeSolution,
} from "../../../src/workspace/index.ts";
import type { Book, SomeBook } from "../book.ts";

/** Something that writes to a workspace: what was there before it, and the operation itself. */
export type Operation = Readonly<{ prepare: (book: Book) => Promise<void>; run: (book: SomeBook) => Promise<unknown> }>;

/** What the reader wrote, and must never be lost. */
export const OWN = {
  "src/sums.ts": "my own sums\n",
  "src/my idea.ts": "my own idea\n",
  "src/our idea.ts": "our own idea\n",
  "tests/helper.ts": "my helper\n",
};

const begun = async (book: SomeBook) => {
  await startWorkspace(await book.workspace("01"));
};
const workedOn = async (book: Book) => {
  await begun(book);
  for (const [file, text] of Object.entries(OWN)) await book.write(`workspace/01-sums/${file}`, text);
};
const saved = async (book: Book) => {
  await begun(book);
  await book.write("workspace/01-sums/src/earlier.ts", "my earlier idea\n");
  await saveBackup(await book.workspace("01"), "check");
  await book.remove("workspace/01-sums/src/earlier.ts");
  for (const [file, text] of Object.entries(OWN)) await book.write(`workspace/01-sums/${file}`, text);
};
const restore = async (book: SomeBook) => {
  const workspace = await book.workspace("01");
  const [oldest] = await listBackups(workspace);
  return await restoreBackup(workspace, oldest?.id ?? "");
};

export const operations: Readonly<Record<string, Operation>> = {
  start: { prepare: async () => {}, run: begun },
  next: { prepare: workedOn, run: async (book) => nextWorkspace(await book.workspace("02")) },
  reset: { prepare: workedOn, run: async (book) => resetWorkspace(await book.workspace("01")) },
  solution: { prepare: workedOn, run: async (book) => takeSolution(await book.workspace("01"), { all: true }) },
  restore: { prepare: saved, run: restore },
  "restore all": {
    prepare: async (book) => {
      await workedOn(book);
      await saveBackup(await book.workspace("01"), "check");
      await rm(path.join(book.root, "workspace"), { recursive: true });
    },
    run: restore,
  },
  sync: {
    prepare: async (book) => {
      await workedOn(book);
      await book.write("workspace/01-sums/tests/one.test.ts", "// asks for one\n\n\n\n// and mine\n");
      await book.write("chapters/01-sums/tests/one.test.ts", "// asks for 1\n");
      await book.write("chapters/01-sums/tests/two.test.ts", "// asks for 2\n");
    },
    run: async (book) => syncWorkspace(await book.workspace("01")),
  },
  save: { prepare: workedOn, run: async (book) => saveBackup(await book.workspace("01"), "check") },
  pass: { prepare: workedOn, run: async (book) => recordPass(await book.workspace("01"), "one", { tests: "abc" }) },
};
