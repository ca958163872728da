import type { Chapter } from "./chapter.ts";
import { type Difference, differencesBetween } from "./difference.ts";
import type { Finding } from "./finding.ts";
import { beginningOf, lessonOf } from "./lesson.ts";
import { type Change, GIVEN } from "./manifest.ts";

/**
 * Rule 1 of the chain, both ways: a path that differs from the followed chapter is declared in `changes`, and a
 * declared path differs in the declared way.
 */
export async function checkChanges(chapter: Chapter, followed: Chapter | undefined): Promise<Finding[]> {
  const differences = differencesBetween(await beginningOf(chapter, followed), await lessonOf(chapter));
  const { changes } = chapter.manifest;
  const origin = followed?.name ?? "start/";
  const complain = (path: string, problem: string, remedy: string): Finding => ({
    chapter: chapter.name,
    path,
    problem,
    remedy,
  });

  const explained = new Set(
    changes.flatMap((each) => (each.kind === "renamed" ? [each.path, each.renamedFrom] : [each.path])),
  );
  const undeclared = differences
    .filter(({ path }) => !explained.has(path))
    .map(({ path, kind }) =>
      complain(
        path,
        `${kind} since ${origin}, but not declared`,
        kind === "modified"
          ? `make it the same as in ${origin} again, or declare it in changes of chapter.json with step and why`
          : `declare it in changes of chapter.json with step and why, or ${kind === "added" ? "remove" : "restore"} it`,
      ),
    );
  const stale = changes.flatMap((change) => {
    const found = actualKind(change, differences);
    if (found === change.kind) return [];
    const problem = found
      ? `declared as ${change.kind}, but it is ${found} since ${origin}`
      : `declared as ${change.kind}, but it is the same as in ${origin}`;
    return [
      complain(
        change.path,
        problem,
        found ? `declare it as ${found}` : "remove its entry from changes in chapter.json",
      ),
    ];
  });
  const twice = changes
    .filter((change, at) => changes.findIndex((each) => each.path === change.path) < at)
    .map(({ path }) =>
      complain(path, "declared twice", `leave one entry: its step is the last one that touches it, or "${GIVEN}"`),
    );
  return [...undeclared, ...stale, ...twice];
}

function actualKind(change: Change, differences: readonly Difference[]): Change["kind"] | undefined {
  const kindOf = (path: string) => differences.find((each) => each.path === path)?.kind;
  const kind = kindOf(change.path);
  const renamed = change.kind === "renamed" && kind === "added" && kindOf(change.renamedFrom) === "removed";
  return renamed ? "renamed" : kind;
}
