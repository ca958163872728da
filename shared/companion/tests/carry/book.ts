import { readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { readCurriculum } from "@cosmic/curriculum";
import { temporaryFolder } from "@cosmic/testkit";
import { execa, execaNode } from "execa";
import { type Carry, carry } from "../../src/chain/carry/carry.ts";
import type { Options } from "../../src/chain/carry/request.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");

/** The real chapters, as they were committed last, in a clone that goes away with the scope. */
export type Book = AsyncDisposable & {
  /** The chapters that come down from one, in order, without itself. */
  below(chapter: string): Promise<string[]>;
  read(file: string): Promise<string>;
  /** The file's text; undefined where there is none. */
  find(file: string): Promise<string | undefined>;
  /** Puts text in place of text that must be there. */
  edit(file: string, from: string, to: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  /** Carries what differs from the last commit. */
  carry(chapter: string, options?: Options): Promise<Carry>;
  /** Settles all conflicts, one after the other, until the carry is through. */
  settle(carry: Carry, decide: (marked: string, path: string) => string): Promise<Carry>;
  /** As it was committed last, whatever a test has done, and left waiting. */
  restore(): Promise<void>;
  /** What git calls changed, without what a test has done itself. */
  written(): Promise<string[]>;
  /** Runs the unit tests of a chapter: exit code, and what was printed. */
  unitTests(chapter: string): Promise<{ exitCode: number | undefined; printed: string | undefined }>;
};

export async function book(): Promise<Book> {
  const folder = await temporaryFolder();
  const root = path.join(folder.path, "book");
  await execa("git", ["clone", "--quiet", ROOT, root]);
  const placeOf = (file: string) => path.join(root, "chapters", file);
  const read = (file: string) => readFile(placeOf(file), "utf8");
  const git = async (...args: string[]) => (await execa("git", args, { cwd: root })).stdout;

  const book: Book = {
    below: async (chapter) => {
      const { chapters } = await readCurriculum(root);
      const next = chapters.find(({ manifest }) => manifest.follows === chapter);
      return next ? [next.name, ...(await book.below(next.name))] : [];
    },
    read,
    find: (file) => read(file).catch(() => undefined),
    edit: async (file, from, to) => {
      const text = await read(file);
      if (!text.includes(from))
        throw new Error(`${file} has no ${JSON.stringify(from)} any more: bring this test up to date`);
      await writeFile(placeOf(file), text.replace(from, to));
    },
    move: (from, to) => rename(placeOf(from), placeOf(to)),
    carry: (chapter, options = {}) => carry(root, chapter, { since: "HEAD", ...options }),
    settle: async (begun, decide) => {
      let done = begun;
      while (done.plan.conflicts.length > 0) {
        for (const [at, file] of done.files.entries()) {
          const text = decide(await readFile(file, "utf8"), done.plan.conflicts[at]?.path ?? "");
          await writeFile(file, text);
        }
        done = await carry(root, undefined, { continue: true });
      }
      return done;
    },
    restore: async () => {
      await git("reset", "--hard", "--quiet");
      await git("clean", "-ffdqx");
      await rm(path.join(root, ".git/cosmic-carry"), { recursive: true, force: true });
    },
    written: async () =>
      (await git("status", "--porcelain", "--untracked-files=all")).split("\n").filter((line) => line !== ""),
    unitTests: async (chapter) => {
      const link = (place: string) => symlink(path.join(ROOT, place), path.join(root, place), "junction");
      await link("node_modules");
      await link(`chapters/${chapter}/node_modules`);
      const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
      const { exitCode, all } = await execaNode(vitest, ["run", "--config", "../../vitest.config.ts", "tests/unit/"], {
        cwd: path.join(root, "chapters", chapter),
        all: true,
        reject: false,
      });
      return { exitCode, printed: all };
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
  return book;
}

/** What stands in the chapter itself, where there is a conflict. */
export function ours(marked: string): string {
  return marked.replace(/^<{7} .*?\n(.*?)^\|{7} .*?^>{7} .*?\n/gms, "$1");
}
