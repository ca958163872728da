import path from "node:path";
import type { Chapter } from "./chapter.ts";
import { beginningOf, lessonOf } from "./lesson.ts";
import { type Change, GIVEN } from "./manifest.ts";
import { readTree, type Tree } from "./tree.ts";

/**
 * Rule 2 of the chain: the trees that a reader walks through, from the one given to the finished chapter. The tree at
 * index k is the followed chapter with the changes of the first k steps; every step's test files are in all of them.
 */
export async function stepTrees(chapter: Chapter, followed: Chapter | undefined): Promise<Tree[]> {
  const beginning = await beginningOf(chapter, followed);
  const end = await lessonOf(chapter);
  const steps = [GIVEN, ...chapter.manifest.steps.map((step) => step.id)];
  const between = await Promise.all(steps.map((id) => readTree(path.join(chapter.folder, "steps", id))));
  return steps.map((_, done) => {
    const tree = new Map(beginning);
    for (const change of chapter.manifest.changes) apply(change, versionAt(change, done), tree);
    for (const file of ["package.json", ...chapter.manifest.steps.flatMap((step) => step.tests)])
      put(tree, file, end.get(file));
    return tree;
  });

  function versionAt(change: Change, done: number): Version {
    if (steps.indexOf(change.step) <= done) return { reached: true, content: end.get(change.path) };
    const content = between
      .slice(0, done + 1)
      .findLast((versions) => versions.has(change.path))
      ?.get(change.path);
    return { reached: content !== undefined, content };
  }
}

/** Not reached: the path is as it was. Reached without content: the path is gone. */
type Version = Readonly<{ reached: boolean; content: Buffer | undefined }>;

function apply(change: Change, { reached, content }: Version, tree: Map<string, Buffer>): void {
  if (!reached) return;
  if (change.kind === "renamed") tree.delete(change.renamedFrom);
  if (content) tree.set(change.path, content);
  else tree.delete(change.path);
}

function put(tree: Map<string, Buffer>, file: string, content: Buffer | undefined): void {
  if (content) tree.set(file, content);
}
