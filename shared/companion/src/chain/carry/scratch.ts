import { appendFile } from "node:fs/promises";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import { temporaryRoot } from "../laid-out.ts";
import { gitIn } from "./git.ts";
import { treeAt } from "./git-tree.ts";
import { type Merged, mergedBy } from "./merged.ts";

/** A tree, and the name that it has in conflict markers. */
export type Side = Readonly<{ name: string; tree: Tree }>;

/** A repository of git's that nobody else sees: three trees go in, one comes out, and no work tree is touched. */
export type Scratch = Readonly<{
  /** Three-way merge, which finds files again that have another name on one side. */
  merge(base: Tree, ours: Side, theirs: Side): Promise<Merged>;
  /** What git takes for renamed between two trees: from the old path to the new one. */
  renames(before: Tree, after: Tree): Promise<ReadonlyMap<string, string>>;
}>;

/** What a person has set for git must not change what a merge comes to. */
const CONFIG = "[merge]\n\tconflictStyle = diff3\n\tdirectoryRenames = false\n";

/** The scratch repository goes away with the scope. */
export async function scratchRepository(): Promise<Scratch & AsyncDisposable> {
  const folder = temporaryRoot();
  const git = gitIn(folder.path, alone(folder.path));
  await git(["init", "--quiet", "--bare", "."]);
  await appendFile(path.join(folder.path, "config"), CONFIG);

  return {
    async merge(base, ours, theirs) {
      await git(["fast-import", "--quiet", "--force"], {
        input: Buffer.concat([
          commitOf("base", base),
          commitOf(ours.name, ours.tree, "base"),
          commitOf(theirs.name, theirs.tree, "base"),
        ]),
      });
      const answer = await git(["merge-tree", "--write-tree", "-z", ours.name, theirs.name], { accept: [1] });
      return mergedBy(answer.toString("utf8"), (tree) => treeAt(git, tree), [ours.name, theirs.name]);
    },

    async renames(before, after) {
      const [gone, come] = [without(before, after), without(after, before)];
      if (gone.size === 0 || come.size === 0) return new Map();
      await git(["fast-import", "--quiet", "--force"], {
        input: Buffer.concat([commitOf("before", gone), commitOf("after", come)]),
      });
      const answer = await git(["diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", "before", "after"]);
      const words = answer.toString("utf8").split("\0");
      return new Map(pairsOf(words.filter((each) => each !== "" && !/^R\d+$/.test(each))));
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

function alone(folder: string): Record<string, string | undefined> {
  const inherited = Object.keys(process.env).filter((name) => name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    GIT_CONFIG_GLOBAL: path.join(folder, "no-config"),
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

/** A commit as `git fast-import` takes it. */
function commitOf(branch: string, tree: Tree, from?: string): Buffer {
  const parts: (string | Buffer)[] = [`reset refs/heads/${branch}\n`, `commit refs/heads/${branch}\n`];
  parts.push("committer cosmic <cosmic> 0 +0000\ndata 0\n", from ? `from refs/heads/${from}\n` : "", "deleteall\n");
  for (const [file, content] of tree)
    parts.push(`M 100644 inline ${JSON.stringify(file)}\ndata ${content.length}\n`, content, "\n");
  return Buffer.concat(parts.map((each) => (typeof each === "string" ? Buffer.from(each) : each)));
}

function without(tree: Tree, other: Tree): Tree {
  return new Map([...tree].filter(([file]) => !other.has(file)));
}

function pairsOf(words: readonly string[]): [string, string][] {
  return words.flatMap((word, at): [string, string][] => (at % 2 === 0 ? [[word, words[at + 1] ?? ""]] : []));
}
