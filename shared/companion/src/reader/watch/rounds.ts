import type { Step, Tree } from "@cosmic/curriculum";
import type { Session, TestFile } from "@cosmic/runner";
import { fingerprintOf } from "../../chain/fingerprint.ts";
import type { Laboratory } from "../../chain/laboratory.ts";
import { contentsOf } from "../../workspace/contents.ts";
import type { Workspace } from "../../workspace/index.ts";
import { startOf } from "../../workspace/starts.ts";
import type { Lying } from "../lying-in.ts";
import { proofTroubles } from "../proofs.ts";
import { currentStep, type Standing, type StepStanding, type Trouble } from "../standing.ts";
import { testsIn } from "../tests-of.ts";
import { standingOf, standingOfOthers } from "../try-workspace.ts";

type Surroundings = Readonly<{
  workspace: Workspace;
  session: Pick<Session, "run">;
  laboratory: () => Promise<Laboratory>;
  /** Is told whenever something is known anew; `isDone` when nothing is left to find out about this save. */
  tell: (standing: Standing, isDone: boolean, lying: Lying) => void;
}>;

export type Rounds = Readonly<{
  /** What has changed since the last round; all is tried that this could decide, the reader's step first. A round under way is given up. */
  begin: (changed: readonly string[]) => Promise<void>;
  /** Forgets what is known, so that the next round tries everything. */
  forget: () => void;
}>;

type Known = Readonly<{ fingerprint: string; file: TestFile }>;

/** Tries a workspace again and again, each time only what can have become different. */
export function roundsOf({ workspace, session, laboratory, tell }: Surroundings): Rounds {
  const { chapter } = workspace;
  const { steps, kind } = chapter.manifest;
  const isRefactoring = kind === "refactoring";
  const known = new Map<string, Known>();
  const proven = new Map<string, readonly Trouble[]>();
  const fingerprintIn = fingerprints();
  const given = startOf(workspace);
  let round = 0;
  let last: Standing | undefined;
  let unseen: readonly string[] = [];

  return {
    begin: async (changed) => {
      const mine = ++round;
      unseen = [...new Set([...unseen, ...changed])];
      const [{ own: tree }, start] = await Promise.all([contentsOf(workspace.folder), given]);
      const lying = { tree, start };
      const isOver = () => mine !== round;
      if (isOver()) return;
      if (unseen.length > 0) proven.clear();
      const first = (last && currentStep(last)?.step) ?? steps[0];
      if (!first || !(await triedOf(first, lying, isOver))) return;
      show(lying, false);
      // What was green before: is it still? Then on, until a step is red: those behind it wait for the reader.
      for (const step of steps) {
        if (!(await triedOf(step, lying, isOver))) return;
        if (standingNow(step, lying).state === "red") break;
        show(lying, false);
      }
      const isDone = steps.every((step) => standingNow(step, lying).state === "green");
      if (isRefactoring && isDone && !(await tried(othersIn(lying), lying))) return;
      show(lying, true);
    },
    forget: () => {
      known.clear();
      proven.clear();
    },
  };

  function show(lying: Lying, isDone: boolean): void {
    last = standing(lying);
    tell(last, isDone, lying);
  }

  /** @returns false when a newer round has taken over */
  async function triedOf(step: Step, lying: Lying, isOver: () => boolean): Promise<boolean> {
    return (await tried(step.tests, lying)) && (await prove(step, lying, isOver));
  }

  /** @returns false when a newer round has taken over */
  async function tried(tests: readonly string[], { tree }: Lying): Promise<boolean> {
    const files = tests.filter((file) => tree.has(file));
    const open = files.filter((file) => !isKnown(file, tree));
    if (open.length === 0) return true;
    const changed = unseen;
    unseen = [];
    const run = await session.run(open, { changed });
    if (run === "superseded") {
      unseen = [...new Set([...unseen, ...changed])];
      return false;
    }
    for (const file of run.files) known.set(file.path, { fingerprint: fingerprintIn(tree, file.path), file });
    return true;
  }

  /** @returns false when a newer round has taken over */
  async function prove(step: Step, { tree }: Lying, isOver: () => boolean): Promise<boolean> {
    if (!needsProof(step) || proven.has(step.id)) return true;
    const troubles = await proofTroubles(chapter, step, tree, laboratory);
    if (isOver()) return false;
    proven.set(step.id, troubles);
    return true;
  }

  function standing(lying: Lying): Standing {
    const others = isRefactoring ? resultsOf(othersIn(lying).filter((file) => isKnown(file, lying.tree))) : [];
    return {
      steps: steps.map((step) => standingNow(step, lying)),
      others: others.length > 0 ? standingOfOthers(others) : undefined,
    };
  }

  function standingNow(step: Step, lying: Lying): StepStanding {
    const results = resultsOf(step.tests.filter((file) => isKnown(file, lying.tree)));
    const isWaiting =
      step.tests.some((file) => lying.tree.has(file) && !isKnown(file, lying.tree)) ||
      (needsProof(step) && !proven.has(step.id));
    const found = standingOf(step, lying, results, proven.get(step.id) ?? []);
    return isWaiting && found.state === "green" ? { ...found, state: "waiting" } : found;
  }

  /** Of what lies there now, not of what lay there before. */
  function isKnown(file: string, tree: Tree): boolean {
    return known.get(file)?.fingerprint === fingerprintIn(tree, file);
  }

  function resultsOf(files: readonly string[]): TestFile[] {
    return files.flatMap((file) => known.get(file)?.file ?? []);
  }

  function othersIn({ tree }: Lying): string[] {
    const ofSteps = new Set(steps.flatMap(({ tests }) => tests));
    return testsIn(tree).filter((file) => !ofSteps.has(file));
  }
}

/** Each tree is asked about each test more than once. */
function fingerprints(): (tree: Tree, file: string) => string {
  const ofTrees = new WeakMap<Tree, Map<string, string>>();
  return (tree, file) => {
    const found = ofTrees.get(tree) ?? new Map<string, string>();
    ofTrees.set(tree, found);
    const fingerprint = found.get(file) ?? fingerprintOf(tree, file);
    found.set(file, fingerprint);
    return fingerprint;
  };
}

function needsProof({ proofs }: Step): boolean {
  return proofs.some(({ by }) => by !== "tests");
}
