import { expect, test } from "vitest";
import type { Outcome } from "../../src/chain/carry/outcome.ts";
import { notesOf, tableOf } from "../../src/chain/carry/table.ts";

/** Chapters that are called by their numbers. */
const curriculum = { root: "", chapters: [] };
const of = (file: string, kind: Outcome["kind"], chapters: string[], note?: string): Outcome[] =>
  chapters.map((chapter) => ({ chapter, file, path: file, kind, ...(note !== undefined && { note }) }));

test("three chapters in a row and more are a range, two are not, and a gap is seen", () => {
  const outcomes = [
    ...of("a.ts", "identical", ["02", "04", "05", "06"]),
    ...of("a.ts", "merges", ["07", "08"]),
    ...of("a.ts", "diverges", ["09"]),
  ];

  const [, , row] = tableOf(outcomes, curriculum).split("\n");

  expect(row?.split("|").map((cell) => cell.trim())).toEqual(["", "`a.ts`", "02, 04–06", "07, 08", "", "09", ""]);
});

test("what is said of several files in the same chapters is said once", () => {
  const outcomes = [
    ...of("a.ts", "diverges", ["07"], "is gone"),
    ...of("b.ts → c.ts", "diverges", ["07"], "is gone"),
    ...of("d.ts", "diverges", ["08"], "is gone"),
  ];

  expect(notesOf(outcomes, curriculum)).toEqual(["- 07: `a.ts`, `b.ts` → `c.ts` is gone", "- 08: `d.ts` is gone"]);
});
