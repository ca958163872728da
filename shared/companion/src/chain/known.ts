import { type Chapter, lessonOf, type Tree } from "@cosmic/curriculum";
import { fingerprintOf } from "./fingerprint.ts";

/** What the chapters' own tests and type checks have shown, and need not be tried again. */
export type Known = Readonly<{
  /** The chapter itself: green, and it compiles. */
  lesson: Tree;
  /** Fingerprints of test files that were green. */
  green: ReadonlySet<string>;
}>;

/** To be asked only after the tests of both chapters have passed. */
export async function knownAfterTests(chapter: Chapter, followed: Chapter | undefined): Promise<Known> {
  const lesson = await lessonOf(chapter);
  const earlier = followed ? await lessonOf(followed) : lesson;
  return { lesson, green: new Set([lesson, earlier].flatMap(strictRuns)) };
}

function strictRuns(lesson: Tree): string[] {
  const tests = [...lesson].filter(
    ([file, content]) => TEST_FILE.test(file) && !LENIENT.test(content.toString("utf8")),
  );
  return tests.map(([file]) => fingerprintOf(lesson, file));
}

const TEST_FILE = /^tests\/.+[.]test[.]ts$/;

/** A suite passes with tests that are skipped, tried again or meant to fail; a step does not. */
const LENIENT = /[.](skip|skipIf|runIf|todo|fails|only)\b|\bretry\b/;
