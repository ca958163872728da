import type { Step } from "@cosmic/curriculum";
import type { Place } from "@cosmic/runner";

/**
 * How a step stands in a workspace. Untried: something that its tests need is not on this machine, so they were skipped.
 * Waiting: its tests have not run yet.
 */
export type StepState = "green" | "red" | "untried" | "waiting";

/** One thing that keeps a step from being green, as plain data that a script may read. */
export type Trouble = Readonly<{
  /** The sentence of a test, or what the compiler, the layer rules or a mutant say. */
  title: string;
  /** What went wrong, where the title does not say it. */
  message?: string;
  expected?: string;
  actual?: string;
  /** Line by line, `-` before what was expected, `+` before what came. */
  diff?: string;
  /** In the reader's code. */
  at?: Place;
  /** In the test. */
  inTest?: Readonly<{ file: string; line: number }>;
  /** What the test file printed. */
  output?: string;
}>;

export type StepStanding = Readonly<{
  step: Step;
  state: StepState;
  troubles: readonly Trouble[];
  /** Tests of the chapter that are not what the chapter gives: that they are green is no pass. */
  changedTests: readonly string[];
}>;

/** What stands in no step: in a refactoring, every other test stays green. */
export type Standing = Readonly<{
  steps: readonly StepStanding[];
  others: Readonly<{ state: StepState; troubles: readonly Trouble[]; files: number }> | undefined;
}>;

/** The step that a reader works on: the first that is not green. */
export function currentStep({ steps }: Standing): StepStanding | undefined {
  const first = (wanted: StepState) => steps.find(({ state }) => state === wanted);
  return first("red") ?? first("waiting") ?? first("untried");
}

export function isComplete({ steps, others }: Standing): boolean {
  return steps.every(({ state }) => state === "green") && (others === undefined || others.state === "green");
}
