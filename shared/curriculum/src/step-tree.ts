import path from "node:path";
import type { Chapter } from "./chapter.ts";
import { beginningOf, lessonOf } from "./lesson.ts";
import { GIVEN, type Manifest, type Step } from "./manifest.ts";
import { readTree, type Tree } from "./tree.ts";

/**
 * Rule 2 of the chain: the trees that a reader walks through. The one at index k is the followed chapter with what is
 * given and with the changes of the first k steps. The tests of all steps are in all trees, except those that the
 * reader writes: they come with their step, and until then stands there what the followed chapter had.
 */
export async function stepTrees(chapter: Chapter, followed: Chapter | undefined): Promise<Tree[]> {
  const { changes, steps } = chapter.manifest;
  const lesson = await lessonOf(chapter);
  const trees: Tree[] = [];
  let tree = await beginningOf(chapter, followed);
  if (!followed) tree = without(testsByReaders(steps), tree);
  for (const id of [GIVEN, ...steps.map((step) => step.id)]) {
    tree = after(id, tree, changes, await readTree(path.join(chapter.folder, "steps", id), ["mutants/**"]), lesson);
    trees.push(tree);
  }
  return trees.map((each, done) => withTests(each, lesson, steps, done));
}

/** One stage further: the stage's versions in between are laid over the tree, and what is final with it becomes so. */
function after(id: string, before: Tree, changes: Manifest["changes"], between: Tree, lesson: Tree): Tree {
  const tree = new Map([...before, ...between]);
  for (const change of changes) {
    const isFinal = change.step === id;
    if (change.kind === "renamed" && (isFinal || between.has(change.path))) tree.delete(change.renamedFrom);
    if (isFinal) put(tree, change.path, lesson.get(change.path));
  }
  return tree;
}

/** Where the chain begins, the beginning has the tests of the whole chapter. */
function without(files: readonly string[], tree: Tree): Tree {
  return new Map([...tree].filter(([file]) => !files.includes(file)));
}

function withTests(tree: Tree, lesson: Tree, steps: readonly Step[], done: number): Tree {
  const complete = new Map(tree);
  put(complete, "package.json", lesson.get("package.json"));
  const toCome = testsByReaders(steps.slice(done));
  for (const file of steps.flatMap((step) => step.tests))
    if (!toCome.includes(file)) put(complete, file, lesson.get(file));
  return complete;
}

/** Tests that are graded by planted mutants are written by the reader. */
function testsByReaders(steps: readonly Step[]): string[] {
  return steps.filter(({ proofs }) => proofs.some(({ by }) => by === "mutants")).flatMap(({ tests }) => tests);
}

/** No content: the path is gone. */
function put(tree: Map<string, Buffer>, file: string, content: Buffer | undefined): void {
  if (content) tree.set(file, content);
  else tree.delete(file);
}
