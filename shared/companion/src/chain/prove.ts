import { availableParallelism } from "node:os";
import { type Chapter, type Finding, stepTrees, type Tree } from "@cosmic/curriculum";
import pMap from "p-map";
import { greenAfter } from "./after-the-work.ts";
import { type RedBy, redBefore } from "./before-the-work.ts";
import { stepFinding } from "./step-finding.ts";

export type Proven = Readonly<{
  chapter: string;
  proofs: readonly Readonly<{ step: string; redBy: RedBy }>[];
  findings: readonly Finding[];
}>;

/**
 * Rule 2 of the chain: on the tree after each step the tests up to it are green, and those of the next step are red by
 * an assertion. A reading chapter has no tests; whether its answers still stand in the code is told by `checkChain`.
 */
export async function prove(chapter: Chapter, followed: Chapter | undefined): Promise<Proven> {
  if (chapter.manifest.kind === "reading") return { chapter: chapter.name, proofs: [], findings: [] };
  const trees = await stepTrees(chapter, followed);
  const stages = await pMap(trees.keys(), (done) => proveStage(chapter, trees, done), {
    concurrency: availableParallelism(),
  });
  return {
    chapter: chapter.name,
    proofs: stages.flatMap((stage) => stage.proof ?? []),
    findings: [...unproven(chapter), ...stages.flatMap((stage) => stage.findings)],
  };
}

type Stage = Readonly<{ proof?: Proven["proofs"][number]; findings: readonly Finding[] }>;

/** The tree after `done` steps: what those have reached, and what the next one still lacks. */
async function proveStage(chapter: Chapter, trees: readonly Tree[], done: number): Promise<Stage> {
  const { steps } = chapter.manifest;
  const [tree, nextTree, next] = [trees[done], trees[done + 1], steps[done]];
  if (!tree) return { findings: [] };
  const reached = await greenAfter(chapter, steps.slice(0, done), tree);
  if (!next || !nextTree || !next.proofs.some(({ by }) => by === "tests")) return { findings: reached };
  const { redBy, findings } = await redBefore(chapter, next, tree, nextTree);
  return { proof: { step: next.id, redBy }, findings: [...reached, ...findings] };
}

/** A proof that is asked for but cannot be given yet is said, not passed over. */
function unproven(chapter: Chapter): Finding[] {
  return chapter.manifest.steps.flatMap((step) =>
    step.proofs
      .filter(({ by }) => by !== "tests")
      .map(({ by }) =>
        stepFinding(
          chapter,
          step,
          "chapter.json",
          `is to be proven by ${by}, which nothing does yet`,
          "teach chain prove to do it",
        ),
      ),
  );
}
