import type { Tree } from "@cosmic/curriculum";

/** Those of these files that are in the tree. */
export function only(tree: Tree, files: readonly string[]): Tree {
  return new Map([...tree].filter(([file]) => files.includes(file)));
}
