import { createTwoFilesPatch, FILE_HEADERS_ONLY, structuredPatch } from "diff";
import type { Tree } from "./tree.ts";

type Contents = Readonly<{ path: string; before: Buffer; after: Buffer }>;

/** One path that is not the same in two trees. */
export type Difference = Contents & Readonly<{ kind: "added" | "removed" | "modified" }>;

/** A file that has another path, and perhaps other contents as well. */
export type Renaming = Contents & Readonly<{ kind: "renamed"; renamedFrom: string }>;

const NOTHING = Buffer.alloc(0);

/** What leads from one tree to another, path by path. */
export function differencesBetween(before: Tree, after: Tree): Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): Difference[] => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old && now) return same(path, old, now) ? [] : [{ path, kind: "modified", before: old, after: now }];
    return [{ path, kind: old ? "removed" : "added", before: old ?? NOTHING, after: now ?? NOTHING }];
  });
}

/** Makes one difference of a path that was removed and another that was added, where `origins` says that it was renamed. */
export function withRenames(
  differences: readonly Difference[],
  origins: ReadonlyMap<string, string>,
): (Difference | Renaming)[] {
  const removed = new Map(differences.flatMap((each) => (each.kind === "removed" ? [[each.path, each] as const] : [])));
  const originOf = ({ path, kind }: Difference) =>
    kind === "added" ? removed.get(origins.get(path) ?? "") : undefined;
  const gone = new Set(differences.map(originOf));
  return differences.flatMap((each): (Difference | Renaming)[] => {
    const origin = originOf(each);
    if (origin) return [{ ...each, kind: "renamed", renamedFrom: origin.path, before: origin.before }];
    return gone.has(each) ? [] : [each];
  });
}

/** The difference as a unified patch that `git apply` takes. */
export function patchOf(difference: Difference | Renaming): string {
  const { path, kind, before, after } = difference;
  if (kind !== "renamed")
    return patch(
      kind === "added" ? "/dev/null" : `a/${path}`,
      kind === "removed" ? "/dev/null" : `b/${path}`,
      difference,
    );
  const { renamedFrom } = difference;
  const header = `diff --git a/${renamedFrom} b/${path}\nrename from ${renamedFrom}\nrename to ${path}\n`;
  return header + (before.equals(after) ? "" : patch(`a/${renamedFrom}`, `b/${path}`, difference));
}

function patch(old: string, now: string, { before, after }: Contents): string {
  return createTwoFilesPatch(old, now, before.toString("utf8"), after.toString("utf8"), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** How many lines the difference adds and removes. */
export function sizeOf({ path, before, after }: Contents): Readonly<{ added: number; removed: number }> {
  const { hunks } = structuredPatch(path, path, before.toString("utf8"), after.toString("utf8"), undefined, undefined, {
    context: 0,
  });
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const count = (mark: string) => lines.filter((line) => line.startsWith(mark)).length;
  return { added: count("+"), removed: count("-") };
}

/** Every chapter's package has a name and a version of its own; they do not count as a difference. */
function same(path: string, one: Buffer, other: Buffer): boolean {
  return one.equals(other) || (path === "package.json" && anonymous(one) === anonymous(other));
}

function anonymous(manifest: Buffer): string {
  const { name: _name, version: _version, ...rest } = JSON.parse(manifest.toString("utf8"));
  return JSON.stringify(rest);
}
