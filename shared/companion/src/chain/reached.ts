import type { Chapter, Finding, Step, Tree } from "@cosmic/curriculum";
import { isGreen } from "@cosmic/runner";
import type { Laboratory } from "./laboratory.ts";
import { reasonOf } from "./test-bench.ts";

/**
 * On the tree after `done` steps: are the tests green that must be, and does the code compile together with them? Of a
 * chapter that only refactors that is every test in the tree, from the beginning on.
 */
export async function reached(
  chapter: Chapter,
  done: number,
  tree: Tree,
  { runTests, compile }: Laboratory,
): Promise<readonly Finding[]> {
  const tests = testsToPass(chapter, done, tree);
  if (tests.length === 0) return [];
  const [files, errors] = await Promise.all([runTests(tree, tests), compile(tree, tests)]);
  const red = files.filter((file) => !isGreen(file));
  const last = chapter.manifest.steps[done - 1];
  const where = last ? `on the tree after step ${last.id}` : "on the tree before the first step";
  return [
    ...red.map((file) => ({
      chapter: chapter.name,
      path: file.path,
      problem: `${ownerOf(file.path, chapter, last)}is red ${where}: ${reasonOf(file)}`,
      remedy: "is a change declared with too late a step, or a version in steps/ missing?",
    })),
    ...errors.slice(0, 1).map(({ path, text }) => ({
      chapter: chapter.name,
      path,
      problem: `${last ? `step ${last.id}: ` : ""}does not compile ${last ? "on the tree after it" : where}: ${text}`,
      remedy: "mend the version in steps/",
    })),
  ];
}

function testsToPass({ manifest: { kind, steps } }: Chapter, done: number, tree: Tree): string[] {
  if (kind !== "refactoring") return steps.slice(0, done).flatMap((step) => step.tests);
  const toCome = steps
    .slice(done)
    .filter(isAheadOfTime)
    .flatMap((step) => step.tests);
  return [...tree.keys()].filter((file) => TEST_FILE.test(file) && !toCome.includes(file));
}

const TEST_FILE = /^tests\/.+[.]test[.]ts$/;

/** Tests that the reader writes are not; what stands in their place is what the followed chapter had. */
function isAheadOfTime({ proofs }: Step): boolean {
  return !proofs.some(({ by }) => by === "mutants");
}

function ownerOf(file: string, { manifest: { steps } }: Chapter, last: Step | undefined): string {
  const owner = steps.find((step) => step.tests.includes(file)) ?? last;
  return owner ? `step ${owner.id}: ` : "";
}
