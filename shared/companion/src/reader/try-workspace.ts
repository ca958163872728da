import type { Step, Tree } from "@cosmic/curriculum";
import type { TestFile } from "@cosmic/runner";
import { sameContent } from "../workspace/hash.ts";
import { givenTestsOf } from "../workspace/starts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { proofTroubles } from "./proofs.ts";
import type { Standing, StepStanding } from "./standing.ts";
import { testsToRun } from "./tests-of.ts";
import type { Tools } from "./tools.ts";
import { stateOf, troublesOf } from "./troubles-of.ts";

/**
 * Tries every step of a chapter on what lies in the workspace.
 * @param tree what lies there
 * @param start what the chapter gives
 */
export async function tryWorkspace(
  { chapter }: Workspace,
  { tree, start }: Readonly<{ tree: Tree; start: Tree }>,
  tools: Tools,
): Promise<Standing> {
  const { steps } = chapter.manifest;
  const { ofSteps, others } = testsToRun(chapter, tree);
  const proofs = Promise.all(steps.map((step) => proofTroubles(chapter, step, tree, tools.laboratory)));
  const results = new Map((await tools.runTests(ofSteps)).map((file) => [file.path, file]));
  const proven = await proofs;
  const standings = steps.map((step, at) =>
    standingOf(step, { tree, start }, resultsOf(step.tests, results), proven[at] ?? []),
  );
  // Many may be red until the last step is done, for one reason.
  const isDone = others.length > 0 && standings.every(({ state }) => state === "green");
  return { steps: standings, others: isDone ? standingOfOthers(await tools.runTests(others)) : undefined };
}

/** A step whose tests are proven by types alone has results as well: types are gone when tests run. */
export function standingOf(
  step: Step,
  { tree, start }: Readonly<{ tree: Tree; start: Tree }>,
  results: readonly TestFile[],
  proven: StepStanding["troubles"],
): StepStanding {
  const missing = givenTestsOf(step).filter((file) => !tree.has(file));
  const troubles = [
    ...missing.map((file) => ({ title: file, message: "it is missing; cosmic reset brings it back" })),
    ...results.flatMap(troublesOf),
    ...proven,
  ];
  const changedTests = givenTestsOf(step).filter((file) => !sameContent(tree.get(file), start.get(file)));
  return { step, state: troubles.length > 0 ? "red" : stateOf(results), troubles, changedTests };
}

export function standingOfOthers(results: readonly TestFile[]): NonNullable<Standing["others"]> {
  return { state: stateOf(results), troubles: results.flatMap(troublesOf), files: results.length };
}

function resultsOf(tests: readonly string[], results: ReadonlyMap<string, TestFile>): TestFile[] {
  return tests.flatMap((file) => results.get(file) ?? []);
}
