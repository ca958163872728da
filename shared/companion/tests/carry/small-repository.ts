import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { writeTree } from "@cosmic/curriculum";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";
import { type Carry, carry } from "../../src/chain/carry/carry.ts";
import type { Kind } from "../../src/chain/carry/outcome.ts";
import type { Options } from "../../src/chain/carry/request.ts";

type Change = Readonly<{ path: string; kind: string; renamedFrom?: string; step?: string; why?: string }>;

export type SmallRepository = AsyncDisposable & {
  readonly root: string;
  /** Writes files by their paths below `chapters/`, or below the root where they begin with a dot. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  read(file: string): Promise<string>;
  /** The file's text; undefined where there is none. */
  find(file: string): Promise<string | undefined>;
  remove(file: string): Promise<void>;
  /** Declares changes of a chapter in place of those that it has. */
  declare(chapter: string, changes: readonly Change[]): Promise<void>;
  git(...args: string[]): Promise<string>;
  commit(subject?: string): Promise<void>;
  carry(wanted?: string, options?: Options): Promise<Carry>;
  /** What git calls changed, one line each; nothing when the work tree is as committed. */
  status(): Promise<string[]>;
};

/** Ten lines, some of which are others. */
export function lines(others: Readonly<Record<number, string>> = {}): string {
  return Array.from({ length: 10 }, (_, at) => `${others[at] ?? `// ${at}`}\n`).join("");
}

/** What became of a file, by chapter. */
export function outcomesIn({ plan }: Carry, file: string): Record<string, Kind> {
  return Object.fromEntries(
    plan.outcomes.filter((each) => each.file === file).map(({ chapter, kind }) => [chapter, kind]),
  );
}

/**
 * A repository with three chapters in a row, whose `src/shop.ts` has ten lines; the third has changed the last of them. All of
 * it is committed on `main`, and the chain holds.
 */
export async function smallRepository(): Promise<SmallRepository> {
  const folder = await temporaryFolder();
  const root = folder.path;
  const below = (file: string) => (file.startsWith(".") ? file : path.join("chapters", file));
  const placeOf = (file: string) => path.join(root, below(file));
  const find = (file: string) => readFile(placeOf(file), "utf8").catch(() => undefined);
  const git = async (...args: string[]) => (await execa("git", args, { cwd: root })).stdout;
  const repository: SmallRepository = {
    root,
    write: (files) =>
      writeTree(new Map(Object.entries(files).map(([file, text]) => [below(file), Buffer.from(text)])), root),
    read: (file) => readFile(placeOf(file), "utf8"),
    find,
    remove: (file) => rm(placeOf(file)),
    declare: async (chapter, changes) => {
      const manifest = JSON.parse(await repository.read(`${chapter}/chapter.json`));
      manifest.changes = changes.map((change) => ({ step: "given", why: "because", ...change }));
      await repository.write({ [`${chapter}/chapter.json`]: `${JSON.stringify(manifest, null, 2)}\n` });
    },
    git,
    commit: async (subject = "As it was") => {
      await git("add", "--all");
      await git("commit", "--quiet", "--message", subject);
    },
    carry: (wanted, options = {}) => carry(root, wanted, options),
    status: async () =>
      (await git("status", "--porcelain", "--untracked-files=all")).split("\n").filter((each) => each !== ""),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };

  await git("init", "--quiet", "--initial-branch=main");
  await git("config", "user.name", "Somebody");
  await git("config", "user.email", "somebody@example.com");
  await git("config", "commit.gpgSign", "false");
  await repository.write({
    ...chapter("01-one", null),
    ...chapter("02-two", "01-one"),
    ...chapter("03-three", "02-two"),
  });
  await repository.write({
    "01-one/start/src/shop.ts": lines({ 9: "// to be done" }),
    "03-three/src/shop.ts": lines({ 9: "// third" }),
    ".changeset/README.md": "# Changesets\n",
  });
  await repository.declare("01-one", [{ path: "src/shop.ts", kind: "modified" }]);
  await repository.declare("02-two", [{ path: "tests/02.test.ts", kind: "added", step: "one" }]);
  await repository.declare("03-three", [
    { path: "src/shop.ts", kind: "modified" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  return repository;
}

/** A chapter with a test of each chapter so far. Its steps do not matter here: one has tests, the others are layers. */
function chapter(name: string, follows: string | null): Record<string, string> {
  const [number = "", slug] = name.split("-");
  const step = (id: string, tests: string[]) => ({
    id,
    title: id,
    points: 1,
    hints: ["Look.", "Closer."],
    tests,
    proofs: tests.length > 0 ? [{ by: "tests" }] : [{ by: "layers", rules: ["a-rule"] }],
  });
  const manifest = {
    number,
    slug,
    title: name,
    part: 1,
    follows,
    kind: "feature",
    summary: "Small.",
    steps: [step("one", [`tests/${number}.test.ts`]), step("two", []), step("three", [])],
  };
  const tests = Array.from(
    { length: Number(number) },
    (_, at) => [`tests/0${at + 1}.test.ts`, `// test ${at + 1}\n`] as const,
  );
  const files = {
    "chapter.json": JSON.stringify(manifest),
    "README.md": `# ${name}\n`,
    "package.json": `${JSON.stringify({ name: `@cosmic/${name}`, version: "1.0.0", dependencies: { alpha: "1.0.0", beta: "1.0.0" } }, null, 2)}\n`,
    "src/shop.ts": lines(),
    ...Object.fromEntries(tests),
  };
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));
}
