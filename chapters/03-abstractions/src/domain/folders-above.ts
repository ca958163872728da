import type { RelativePath } from "./listing.ts";

/** The folders a path leads through, outermost first: `a/b/c` stands in `a` and in `a/b`. */
export function foldersAbove(path: RelativePath): RelativePath[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}
