import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { globby } from "globby";
import { GENERATED } from "./generated.ts";

/** Files by their path below some folder, with forward slashes. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads all files below the folder that git would not ignore. A folder that does not exist is an empty tree. */
export async function readTree(folder: string, ignore: readonly string[] = []): Promise<Tree> {
  const generated = GENERATED.map((name) => `**/${name}/**`);
  const paths = await globby("**", {
    cwd: folder,
    dot: true,
    gitignore: true,
    followSymbolicLinks: false,
    ignore: [...ignore, ...generated],
  });
  const files = paths.sort().map(async (each) => [each, await readFile(path.join(folder, each))] as const);
  return new Map(await Promise.all(files));
}

export async function writeTree(tree: Tree, folder: string): Promise<void> {
  for (const [file, content] of tree) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}
