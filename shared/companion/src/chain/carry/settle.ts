import type { Chapter, Tree } from "@cosmic/curriculum";
import type { Conflict, Decisions } from "./conflict.ts";
import type { Clash, Merged } from "./merged.ts";
import type { Renames } from "./renames.ts";

/** A merge after declarations and people have had their say. */
export type Settled = Readonly<{
  tree: Tree;
  conflicts: readonly Conflict[];
  /** The paths that the chapter is without on purpose, and why. */
  removed: ReadonlyMap<string, string>;
  /** The paths that a person has decided on. */
  decided: ReadonlySet<string>;
}>;

/**
 * Settles what a merge could not: a file that the chapter declares as removed stays away; what a person has decided holds;
 * the rest are conflicts.
 * @param origins what the chapter above has renamed, from its new path to the old one
 */
export function settle(child: Chapter, merged: Merged, origins: Renames, decisions: Decisions): Settled {
  const tree = new Map(merged.tree);
  const conflicts: Conflict[] = [];
  const removed = new Map<string, string>();
  const decided = new Set<string>();
  for (const clash of merged.clashes) {
    const { path } = clash;
    const why = whyRemoved(child, clash, origins);
    const conflict = { chapter: child.name, path, reason: clash.reason, marked: clash.marked };
    const decision = why === undefined ? decisions(conflict) : { content: undefined };
    if (why !== undefined) removed.set(path, why);
    else if (decision) decided.add(path);
    else conflicts.push(conflict);
    if (decision?.content) tree.set(path, decision.content);
    else if (decision) tree.delete(path);
  }
  return { tree, conflicts, removed, decided };
}

function whyRemoved({ manifest }: Chapter, { path, isOurs }: Clash, origins: Renames): string | undefined {
  if (isOurs) return undefined;
  const names = [path, origins.get(path)];
  return manifest.changes.find((each) => each.kind === "removed" && names.includes(each.path))?.why;
}
