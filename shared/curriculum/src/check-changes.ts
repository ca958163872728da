import type { Chapter } from "./chapter.ts";
import { type Difference, differencesBetween } from "./difference.ts";
import type { Finding } from "./finding.ts";
import { beginningOf, lessonOf } from "./lesson.ts";
import { type Change, GIVEN, pathsOf } from "./manifest.ts";

/**
 * Rule 1 of the chain, both ways: a path that differs from the followed chapter is declared in `changes`, and a
 * declared path differs in the declared way.
 */
export async function checkChanges(chapter: Chapter, followed: Chapter | undefined): Promise<Finding[]> {
  const lesson = await lessonOf(chapter);
  const differences = differencesBetween(await beginningOf(chapter, followed), lesson);
  const { changes } = chapter.manifest;
  const origin = followed?.name ?? "start/";
  return [
    ...undeclared(changes, differences, origin),
    ...changes.flatMap((change) => untrue(change, differences, lesson.has(change.path), origin)),
    ...twice(changes),
  ].map((complaint) => ({ chapter: chapter.name, ...complaint }));
}

type Complaint = Omit<Finding, "chapter">;

function undeclared(changes: readonly Change[], differences: readonly Difference[], origin: string): Complaint[] {
  const declared = new Set(changes.flatMap(pathsOf));
  const remedies = {
    modified: `make it the same as in ${origin}: carry the change, in whichever direction`,
    added: "remove it",
    removed: `carry it over from ${origin}`,
  };
  return differences
    .filter(({ path }) => !declared.has(path))
    .map(({ path, kind }) => ({
      path,
      problem: `${kind} since ${origin}, but not declared`,
      remedy: `${remedies[kind]}; or declare it in changes of chapter.json, with step and why`,
    }));
}

function untrue(change: Change, differences: readonly Difference[], isThere: boolean, origin: string): Complaint[] {
  const { path, kind } = change;
  const found = actualKind(change, differences);
  if (found === kind) return [];
  if (found)
    return [
      { path, problem: `declared as ${kind}, but it is ${found} since ${origin}`, remedy: `declare it as ${found}` },
    ];
  const problem = `declared as ${kind}, but it is ${isThere ? `the same as in ${origin}` : "not there"}`;
  const remedy = `${isThere ? "" : "write it, or "}remove its entry from changes in chapter.json`;
  return [{ path, problem, remedy }];
}

function twice(changes: readonly Change[]): Complaint[] {
  const again = changes.filter((change, at) => changes.findIndex((each) => each.path === change.path) < at);
  const remedy = `leave one entry: its step is the last one that touches it, or "${GIVEN}"`;
  return again.map(({ path }) => ({ path, problem: "declared twice", remedy }));
}

function actualKind(change: Change, differences: readonly Difference[]): Change["kind"] | undefined {
  const kindOf = (path: string) => differences.find((each) => each.path === path)?.kind;
  const kind = kindOf(change.path);
  const renamed = change.kind === "renamed" && kind === "added" && kindOf(change.renamedFrom) === "removed";
  return renamed ? "renamed" : kind;
}
