import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { globbySync } from "globby";
import { GENERATED } from "./generated.ts";

/** Files by their path below some folder, with forward slashes. */
export type Tree = ReadonlyMap<string, Buffer>;

/**
 * Reads all files below the folder that git would not ignore. A folder that does not exist is an empty tree. Of so many
 * small files at once most of an asynchronous reading would be its bookkeeping.
 */
export async function readTree(folder: string, ignore: readonly string[] = []): Promise<Tree> {
  const generated = GENERATED.map((name) => `**/${name}/**`);
  const paths = globbySync("**", {
    cwd: folder,
    dot: true,
    gitignore: true,
    followSymbolicLinks: false,
    ignore: [...ignore, ...generated],
  });
  return new Map(paths.sort().map((each) => [each, readFileSync(path.join(folder, each))]));
}

export async function writeTree(tree: Tree, folder: string): Promise<void> {
  for (const [file, content] of tree) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
}
