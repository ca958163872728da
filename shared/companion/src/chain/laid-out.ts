import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { copyFile, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Chapter, type Tree, writeTree } from "@cosmic/curriculum";

/** A temporary folder that goes away with the scope, or with the process. */
export function temporaryRoot(): Readonly<{ path: string }> & AsyncDisposable {
  // In one breath: who is interrupted between making and remembering it would leave it behind.
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "cosmic-")));
  roots.add(root);
  const dispose = async () => {
    await rm(root, { recursive: true, force: true });
    roots.delete(root);
  };
  return { path: root, [Symbol.asyncDispose]: dispose };
}

/**
 * Lays the tree out in `root`, as the only package of a repository, which borrows the installed packages of the chapter.
 * @returns the package's folder
 */
export async function layOut(tree: Tree, chapter: Chapter, root: string): Promise<string> {
  const folder = await layOutFiles(tree, chapter, root);
  await linkTo(modulesOf(chapter), path.join(folder, "node_modules"));
  return folder;
}

/** The same without the installed packages. */
export async function layOutFiles(tree: Tree, chapter: Chapter, root: string): Promise<string> {
  const folder = path.join(root, "chapters", chapter.name);
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(repositoryOf(chapter), "tsconfig.base.json"), path.join(root, "tsconfig.base.json"));
  await writeTree(tree, folder);
  return folder;
}

export function repositoryOf(chapter: Chapter): string {
  return path.join(chapter.folder, "../..");
}

export function modulesOf(chapter: Chapter): string {
  return path.join(chapter.folder, "node_modules");
}

export async function linkTo(target: string, place: string): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await symlink(target, place, "junction");
}

/** Those of a run that is broken off go with the process. */
const roots = new Set<string>();
process.on("exit", () => {
  // What was at work may put something there once more while it goes.
  for (const root of roots) rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});
