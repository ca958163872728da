import type { Chapter, Finding, Step, Tree } from "@cosmic/curriculum";
import { isGreen } from "@cosmic/runner";
import { compileErrors } from "./compile-errors.ts";
import { laidOut } from "./laid-out.ts";
import { stepFinding } from "./step-finding.ts";
import { reasonOf, tryTests } from "./trial.ts";

/** On the tree after some steps: are all of their tests green, and does the code compile together with them? */
export async function greenAfter(chapter: Chapter, steps: readonly Step[], tree: Tree): Promise<readonly Finding[]> {
  const last = steps.at(-1);
  if (!last) return [];
  const files = await tryTests(tree, chapter, testsOf(steps));
  const red = files.filter((file) => !isGreen(file));
  return [
    ...red.map((file) =>
      stepFinding(
        chapter,
        steps.find((step) => step.tests.includes(file.path)) ?? last,
        file.path,
        `is red on the tree after step ${last.id}: ${reasonOf(file)}`,
        "is a change declared with too late a step, or a version in steps/ missing?",
      ),
    ),
    ...(await notCompiling(chapter, steps, last, tree)),
  ];
}

async function notCompiling(chapter: Chapter, steps: readonly Step[], last: Step, tree: Tree): Promise<Finding[]> {
  await using place = await laidOut(tree, chapter);
  const [error] = await compileErrors(place.folder, testsOf(steps));
  if (error === undefined) return [];
  const [file = "", problem] = error.split(/(?=\(\d+,\d+\): error)/);
  return [
    stepFinding(chapter, last, file, `does not compile on the tree after it: ${problem}`, "mend the version in steps/"),
  ];
}

function testsOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => step.tests);
}
