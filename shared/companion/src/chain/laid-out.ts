import { rmSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Chapter, type Tree, writeTree } from "@cosmic/curriculum";

/** A tree as a package that can run, in a folder that goes away with the scope. */
export type LaidOut = Readonly<{ folder: string }> & AsyncDisposable;

/** Lays the tree out in a temporary repository of one package, which borrows the installed packages of the chapter. */
export async function laidOut(tree: Tree, chapter: Chapter): Promise<LaidOut> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), "cosmic-")));
  roots.add(root);
  const folder = path.join(root, "chapters", chapter.name);
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(chapter.folder, "../../tsconfig.base.json"), path.join(root, "tsconfig.base.json"));
  await writeTree(tree, folder);
  await symlink(path.join(chapter.folder, "node_modules"), path.join(folder, "node_modules"), "junction");
  const dispose = async () => {
    await rm(root, { recursive: true, force: true });
    roots.delete(root);
  };
  return { folder, [Symbol.asyncDispose]: dispose };
}

/** Those of a run that is broken off go with the process. */
const roots = new Set<string>();
process.on("exit", () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});
