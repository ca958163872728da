import { createTwoFilesPatch, structuredPatch } from "diff";
import type { Tree } from "./tree.ts";

/** One path that is not the same in two trees. */
export type Difference = Readonly<{
  path: string;
  kind: "added" | "removed" | "modified";
  before: Buffer;
  after: Buffer;
}>;

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

/** The difference as a unified patch that `git apply` takes. */
export function patchOf({ path, kind, before, after }: Difference): string {
  const [old, now] = [kind === "added" ? "/dev/null" : `a/${path}`, kind === "removed" ? "/dev/null" : `b/${path}`];
  return createTwoFilesPatch(old, now, before.toString("utf8"), after.toString("utf8"), undefined, undefined, {
    context: 3,
  });
}

/** How many lines the difference adds and removes. */
export function sizeOf({ path, before, after }: Difference): Readonly<{ added: number; removed: number }> {
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
