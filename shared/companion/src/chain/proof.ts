import type { Chapter, Finding, Step, Tree } from "@cosmic/curriculum";
import type { Laboratory } from "./laboratory.ts";

/** What was tried to show that a step is real, and what came of it. */
export type Proof = Readonly<
  { step: string } & (
    | { by: "tests"; redBy: RedBy }
    | { by: "types"; compiledBefore: boolean }
    | { by: "layers"; rules: readonly string[]; brokenBefore: readonly string[] }
    | { by: "mutants"; mutants: number; caught: number }
  )
>;

/** What told a step's tests that its work was missing; null when nothing did. */
type RedBy = "assertion" | "assertion against a stub" | null;

/** A proof holds when there is no finding. */
export type Verdict = Readonly<{ proof: Proof; findings: readonly Finding[] }>;

/** A step between the tree before it and the tree after it. */
export type StepTrial = Readonly<{
  chapter: Chapter;
  step: Step;
  before: Tree;
  after: Tree;
  laboratory: Laboratory;
}>;

/** A proof in a few words, behind the step's name. */
export function inWords(proof: Proof): string {
  switch (proof.by) {
    case "tests":
      return proof.redBy ? `red by ${proof.redBy}` : "not red by an assertion";
    case "types":
      return proof.compiledBefore ? "compiles before it" : "does not compile before it";
    case "layers":
      return `breaks ${proof.brokenBefore.join(", ") || "no rule"} before it`;
    case "mutants":
      return `${proof.caught < proof.mutants ? `${proof.caught} of ` : ""}${proof.mutants} ${proof.mutants === 1 ? "mutant" : "mutants"} caught`;
  }
}
