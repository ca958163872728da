import type { Texts } from "./book-data.ts";
import { historyOf, type Leg, type Reason, reasonsOfRemoval } from "./journey.ts";
import { type Block, blocksOf, countsOf } from "./lines.ts";

/** A file that is not the same in two chapters. */
export type FileComparison = Readonly<{
  path: string;
  kind: "added" | "removed" | "modified" | "renamed";
  /** The path in the first chapter; the same as `path` unless the file was renamed. */
  pathBefore: string;
  blocks: readonly Block[];
  added: number;
  removed: number;
  reasons: readonly Reason[];
}>;

export type Comparison = Readonly<{
  files: readonly FileComparison[];
  /** How many files both chapters have, unchanged. */
  equal: number;
}>;

/** Compares two chapters file by file; `legs` tells which file was renamed, and why each differs. */
export function compare(before: Texts, after: Texts, legs: readonly Leg[]): Comparison {
  const there = Object.keys(after).map((path) => ({ path, ...historyOf(path, legs) }));
  const renamed = there.filter(({ path, origin }) => !(path in before) && origin in before && !(origin in after));
  const origins = new Map(renamed.map(({ path, origin }) => [path, origin]));
  const gone = new Set(origins.values());

  const differing = there
    .filter(({ path }) => !sameText(path, before[path], after[path]))
    .map(({ path, reasons }): FileComparison => {
      const pathBefore = origins.get(path) ?? path;
      const kind = origins.has(path) ? "renamed" : path in before ? "modified" : "added";
      return { path, kind, pathBefore, reasons, ...linesBetween(before[pathBefore], after[path]) };
    });
  const removed = Object.keys(before)
    .filter((path) => !(path in after) && !gone.has(path))
    .map((path): FileComparison => {
      const reasons = reasonsOfRemoval(path, legs);
      return { path, kind: "removed", pathBefore: path, reasons, ...linesBetween(before[path], undefined) };
    });
  const files = [...differing, ...removed].sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, equal: there.length - differing.length };
}

function linesBetween(before = "", after = "") {
  const blocks = blocksOf(before, after);
  return { blocks, ...countsOf(blocks) };
}

/** Every chapter's package has a name and a version of its own; they alone make no difference. */
function sameText(path: string, one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  if (path !== "package.json" || one === undefined || other === undefined) return false;
  return anonymous(one) === anonymous(other);
}

function anonymous(manifest: string): string {
  return JSON.stringify({ ...JSON.parse(manifest), name: "", version: "" });
}
