import { availableParallelism } from "node:os";
import path from "node:path";
import type { Chapter, Tree } from "@cosmic/curriculum";
import { failuresOf, runTests, type TestFile } from "@cosmic/runner";
import DataLoader from "dataloader";
import { fingerprintOf } from "./fingerprint.ts";
import { layOut, linkTo, modulesOf } from "./laid-out.ts";

/** Runs test files on a tree; each of them has a result, in the order they were named. */
export type TestBench = (tree: Tree, tests: readonly string[]) => Promise<readonly TestFile[]>;

type Trial = Readonly<{ tree: Tree; test: string }>;

/**
 * What is asked at the same time runs together, in one vitest process; what was asked before is not run again.
 * @param green fingerprints of runs that are known to be green, and have that as their result
 */
export function testBench(chapter: Chapter, root: string, green: ReadonlySet<string> = new Set()): TestBench {
  let runs = 0;
  const runTogether = async (trials: readonly Trial[]) => runTrials(trials, chapter, path.join(root, `run-${++runs}`));
  const loader = new DataLoader<Trial, TestFile, string>(runTogether, {
    cacheKeyFn: ({ tree, test }) => fingerprintOf(tree, test),
  });
  const resultOf = async (tree: Tree, test: string) =>
    green.has(fingerprintOf(tree, test)) ? greenElsewhere(test) : loader.load({ tree, test });
  return (tree, tests) => Promise.all(tests.map((test) => resultOf(tree, test)));
}

function greenElsewhere(test: string): TestFile {
  return { path: test, tests: [{ sentence: "green already", outcome: "passed", failures: [] }], errors: [] };
}

async function runTrials(trials: readonly Trial[], chapter: Chapter, root: string): Promise<TestFile[]> {
  const places = new Map([...new Set(trials.map(({ tree }) => tree))].map((tree, at) => [tree, `tree-${at}`]));
  for (const [tree, place] of places) await layOut(tree, chapter, path.join(root, place));
  await linkTo(modulesOf(chapter), path.join(root, "node_modules"));
  const files = trials.map(({ tree, test }) => `${places.get(tree)}/chapters/${chapter.name}/${test}`);

  const run = await runTests({
    folder: root,
    files,
    workers: availableParallelism(),
    shareProcesses: true,
    untilRed: true,
  });

  return run.files.map(({ tests, errors }, at) => ({
    path: trials[at]?.test ?? "",
    tests,
    errors: [...errors, ...run.errors],
  }));
}

/** In a few words, why a file is not as it should be. */
export function reasonOf(file: TestFile): string {
  const [first] = failuresOf(file);
  if (first) return `${first.name}: ${first.message.split("\n")[0]}`;
  if (file.tests.length === 0) return "it has no test";
  return file.tests.every((test) => test.outcome === "passed") ? "all of its tests passed" : "a test was skipped";
}
