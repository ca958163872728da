import type { Tree } from "@cosmic/curriculum";
import { sameContent } from "../workspace/hash.ts";
import {
  hashOfTests,
  type Progress,
  readProgress,
  recordPass,
  solutionFor,
  type Workspace,
} from "../workspace/index.ts";
import type { Standing, StepStanding } from "./standing.ts";

/**
 * Writes down which steps are green by now. A step whose tests the reader has changed is not passed.
 * @returns the progress before, to tell what is new
 */
export async function recordPasses(workspace: Workspace, standing: Standing, tree: Tree): Promise<Progress> {
  const before = await readProgress(workspace);
  for (const { step } of standing.steps.filter(isPassed)) {
    const tests = hashOfTests(step, tree);
    if (before.steps.get(step.id)?.passed?.tests === tests) continue;
    await recordPass(workspace, step.id, { tests, solution: await isReference(workspace, step.id, tree) });
  }
  return before;
}

function isPassed({ state, changedTests }: StepStanding): boolean {
  return state === "green" && changedTests.length === 0;
}

/** Is all that the step changes as the reference has it? Then it was taken, most probably. */
async function isReference(workspace: Workspace, step: string, tree: Tree): Promise<boolean> {
  const { writes, removes } = await solutionFor(workspace, { step });
  const own = [...writes].filter(([file]) => !file.startsWith("tests/"));
  return (
    own.length > 0 &&
    own.every(([file, content]) => sameContent(tree.get(file), content)) &&
    [...removes].every((file) => !tree.has(file))
  );
}
