import { type Chapter, differencesBetween, type Tree, withRenames } from "@cosmic/curriculum";
import type { Decisions } from "./conflict.ts";
import type { Carried } from "./lesson.ts";
import { mergeTrees } from "./merge-trees.ts";
import { namesHere, type Renames, renamed, reversed } from "./renames.ts";
import type { Scratch } from "./scratch.ts";
import { type Settled, settle } from "./settle.ts";

/** What a chapter's lesson becomes by what changed in the chapter above. */
export type MergedLesson = Settled &
  Readonly<{
    ours: Tree;
    /** The chapter above by the names that files have here, and what was renamed in it. */
    above: Readonly<{ before: Tree; after: Tree; renames: Renames }>;
    /** From the names of files in the chapter above to the names that this chapter declares. */
    names: Renames;
    /** From names above to names here, where nothing is declared and git has found out. */
    moved: Renames;
  }>;

/** Carries what changed in a chapter into one that follows it: base is the former as it was, ours the latter as it is. */
export async function mergeLesson(
  scratch: Scratch,
  parent: Carried,
  child: Chapter,
  ours: Tree,
  decisions: Decisions,
): Promise<MergedLesson> {
  const renames = await scratch.renames(parent.before, parent.after);
  const names = namesHere(child, ours, renames);
  const above = { before: renamed(parent.before, names), after: renamed(parent.after, names), renames };
  const merged = await mergeTrees(
    scratch,
    above.before,
    { name: child.name, tree: ours },
    { name: parent.chapter.name, tree: above.after },
  );
  const settled = settle(child, merged, reversed(renames), decisions);
  const isAtHome = changesAbove(above).every(({ path }) => settled.tree.has(path));
  const moved = isAtHome ? new Map<string, string>() : await scratch.renames(above.before, ours);
  return { ...settled, ours, above, names, moved };
}

/** What changed in the chapter above. */
export function changesAbove({ before, after, renames }: MergedLesson["above"]) {
  return withRenames(differencesBetween(before, after), reversed(renames));
}
