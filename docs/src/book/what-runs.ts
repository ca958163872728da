import type { Chapter } from "@cosmic/curriculum";
import { cannotRunOf, filesOf } from "./files.ts";

/** Which files of a chapter a page cannot run, by what keeps them from it, and how many of its test files it runs. */
export type WhatRuns = Readonly<{
  chapter: Chapter;
  tests: number;
  runs: number;
  reasons: ReadonlyMap<string, readonly string[]>;
}>;

/** As the playground knows it. */
export async function whatRunsOf(chapter: Chapter): Promise<WhatRuns> {
  const files = await filesOf(chapter);
  const cannotRun = cannotRunOf(chapter, files);
  const tests = Object.keys(files).filter((file) => file.endsWith(".test.ts"));
  const reasons = new Map<string, string[]>();
  for (const [file, because] of Object.entries(cannotRun)) {
    const reason = asSentence(because);
    reasons.set(reason, [...(reasons.get(reason) ?? []), file].sort());
  }
  return { chapter, tests: tests.length, runs: tests.filter((file) => !(file in cannotRun)).length, reasons };
}

/** Some reasons are written as whole sentences, others as the end of one. */
function asSentence(reason: string): string {
  const text = reason.replace(/\.$/, "");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
