import type { Tree } from "@cosmic/curriculum";
import { sameContent } from "./hash.ts";
import { merged } from "./merge.ts";

/** Three versions of a workspace's files, and what is the reader's in them. */
export type Versions = Readonly<{
  /** The start as the reader took it. */
  base: Tree;
  /** The start as it is now. */
  theirs: Tree;
  /** What the reader has. */
  mine: Tree;
  /** Tests that come with the chapter: one that is missing is laid back. */
  tests: ReadonlySet<string>;
  /** Is a file of the start the reader's own by now, whatever becomes of it in the repository? */
  isMine: (file: string) => boolean;
}>;

/** What became of one file. `conflict`: both changed it in the same place, and the reader's stays. */
export type Update = Readonly<{ path: string; kind: "new" | "updated" | "removed" | "merged" | "conflict" }> &
  Readonly<{ content?: Buffer }>;

/** Brings a change of the start to a reader's files, path by path. */
export function updatesOf(versions: Versions): Update[] {
  const paths = [...new Set([...versions.base.keys(), ...versions.theirs.keys()])].sort();
  return paths.flatMap((path) => updateOf(path, versions) ?? []);
}

function updateOf(path: string, { base, theirs, mine, tests, isMine }: Versions): Update | undefined {
  const [before, now, own] = [base.get(path), theirs.get(path), mine.get(path)];
  if (own === undefined) {
    if (!now || (before && !tests.has(path))) return;
    return { path, kind: "new", content: now };
  }
  if (sameContent(before, now) || sameContent(own, now)) return;
  if (!now) return { path, kind: sameContent(own, before) ? "removed" : "conflict" };
  if (before && sameContent(own, before)) return { path, kind: "updated", content: now };
  if (isMine(path)) return;
  const content = before && merged(own, before, now);
  return content ? { path, kind: "merged", content } : { path, kind: "conflict" };
}
