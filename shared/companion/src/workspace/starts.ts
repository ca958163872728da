import { type Chapter, followedBy, lessonOf, type Step, stepTrees, type Tree } from "@cosmic/curriculum";
import { sameContent } from "./hash.ts";
import type { Workspace } from "./workspace.ts";

/** What a reader finds when he begins the chapter, and what stands before and after each of its steps. */
export async function treesOf({ curriculum, chapter }: Workspace): Promise<[start: Tree, ...Tree[]]> {
  const [start, ...rest] = await stepTrees(chapter, followedBy(curriculum, chapter));
  if (!start) throw new Error(`${chapter.name} has no start`);
  return [start, ...rest];
}

export async function startOf(workspace: Workspace): Promise<Tree> {
  const [start] = await treesOf(workspace);
  return start;
}

/** What the chapter adds to the one it follows, before the reader does anything: tests, helpers, settings. */
export async function givenIn(workspace: Workspace, start: Tree): Promise<(file: string) => boolean> {
  const followed = followedBy(workspace.curriculum, workspace.chapter);
  const before = followed ? await lessonOf(followed) : new Map<string, Buffer>();
  return (file) => !sameContent(start.get(file), before.get(file));
}

/** Tests that come with the chapter. Those that are graded by planted mutants are written by the reader. */
export function givenTests({ manifest }: Chapter): string[] {
  return manifest.steps.flatMap(givenTestsOf);
}

export function givenTestsOf({ tests, proofs }: Step): readonly string[] {
  return proofs.some(({ by }) => by === "mutants") ? [] : tests;
}
