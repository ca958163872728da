import { type Chapter, differencesBetween, type Finding, type Step, stepTrees, type Tree } from "@cosmic/curriculum";
import { byLayers } from "./by-layers.ts";
import { byMutants, type Mutant } from "./by-mutants.ts";
import { byTests } from "./by-tests.ts";
import { byTypes } from "./by-types.ts";
import type { Known } from "./known.ts";
import { laboratoryFor } from "./laboratory.ts";
import { plantedIn } from "./planted.ts";
import type { Proof, StepTrial, Verdict } from "./proof.ts";
import { reached } from "./reached.ts";

export type Proven = Readonly<{
  chapter: string;
  proofs: readonly Proof[];
  findings: readonly Finding[];
}>;

/**
 * Rule 2 of the chain: the tree after each step is as far as it should be, and each step has the proofs that it promises.
 * A reading chapter has neither; whether its answers still stand in the code is told by `checkChain`.
 * @param known what need not be tried again
 */
export async function prove(chapter: Chapter, followed: Chapter | undefined, known?: Known): Promise<Proven> {
  if (chapter.manifest.kind === "reading") return { chapter: chapter.name, proofs: [], findings: [] };
  const trees = await stepTrees(chapter, followed);
  const planted = await plantedIn(chapter, mutantsOf(chapter));
  await using laboratory = await laboratoryFor(chapter, known?.green);
  // All that is asked here is asked at once: the laboratory then runs it together.
  const isKnown = (tree: Tree) => known !== undefined && differencesBetween(known.lesson, tree).length === 0;
  const stages = trees.map((tree, done) => (isKnown(tree) ? [] : reached(chapter, done, tree, laboratory)));
  const verdicts = chapter.manifest.steps.flatMap((step, at) => {
    const [before, after] = [trees[at], trees[at + 1]];
    if (!before || !after) return [];
    return step.proofs.map((proof) => given(proof, { chapter, step, before, after, laboratory }, planted));
  });
  const [findings, proven] = await Promise.all([Promise.all(stages), Promise.all(verdicts)]);
  return {
    chapter: chapter.name,
    proofs: proven.map(({ proof }) => proof),
    findings: [...findings.flat(), ...proven.flatMap((each) => each.findings)],
  };
}

function given(proof: Step["proofs"][number], trial: StepTrial, planted: readonly Mutant[]): Promise<Verdict> {
  switch (proof.by) {
    case "tests":
      return byTests(trial);
    case "types":
      return byTypes(trial);
    case "layers":
      return byLayers(trial, proof.rules);
    case "mutants":
      return byMutants(
        trial,
        planted.filter((mutant) => proof.mutants.includes(mutant.path)),
      );
  }
}

function mutantsOf({ manifest }: Chapter): string[] {
  return manifest.steps.flatMap(({ proofs }) => proofs.flatMap((each) => (each.by === "mutants" ? each.mutants : [])));
}
