import type { Chapter, Tree } from "@cosmic/curriculum";

/** From a path to another. */
export type Renames = ReadonlyMap<string, string>;

/**
 * The paths that a chapter declares as renamed: from what the file is called in the chapter above to its name here. Where
 * the fix has renamed it above, both of its names there lead to the one here.
 */
export function namesHere({ manifest }: Chapter, ours: Tree, renamedAbove: Renames): Renames {
  return new Map(
    manifest.changes.flatMap((change): [string, string][] => {
      if (change.kind !== "renamed" || !ours.has(change.path) || ours.has(change.renamedFrom)) return [];
      const now = renamedAbove.get(change.renamedFrom) ?? change.renamedFrom;
      return [
        [change.renamedFrom, change.path],
        [now, change.path],
      ];
    }),
  );
}

/** The tree with its files under other names. */
export function renamed(tree: Tree, names: Renames): Tree {
  return new Map([...tree].map(([path, content]) => [names.get(path) ?? path, content]));
}

export function reversed(names: Renames): Renames {
  return new Map([...names].map(([from, to]) => [to, from]));
}
