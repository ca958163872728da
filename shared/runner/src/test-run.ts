/** What became of a run of test files, as plain data that travels between processes. */
export type TestRun = Readonly<{
  files: readonly TestFile[];
  /** What went wrong, nobody knows in which file. */
  errors: readonly Failure[];
}>;

export type TestFile = Readonly<{
  /** Below the folder of the run, with forward slashes. */
  path: string;
  tests: readonly TestCase[];
  /** What went wrong outside of any test: a missing module, an unhandled rejection, a process that was killed. */
  errors: readonly Failure[];
  /** What it printed, unless nothing. Of very much, the beginning and the end. */
  output?: string;
}>;

export type TestCase = Readonly<{
  /** The test's sentence, behind those of the groups it stands in. */
  sentence: string;
  outcome: "passed" | "failed" | "skipped";
  failures: readonly Failure[];
}>;

export type Failure = Readonly<{
  name: string;
  message: string;
  /** True when something was compared and was not as expected; false when the code broke before that. */
  asserted: boolean;
  /** What was compared, as text, where two things were. */
  expected?: string;
  actual?: string;
  /** Line by line: `-` before what was expected, `+` before what came. No colours. */
  diff?: string;
  /** Where it went wrong: the innermost place in a file of the reader's own. */
  at?: Place;
  /** Where in the test file, unless `at` is there. */
  inTest?: Pick<Place, "file" | "line">;
}>;

/** A place in a file below the folder of the run; lines and columns count from one. */
export type Place = Readonly<{
  /** Below the folder of the run, with forward slashes. */
  file: string;
  line: number;
  column: number;
  /** Such as `Batch.allocate`. */
  function?: string;
}>;

/** At least one test, all of them passed, and nothing went wrong beside them. */
export function isGreen({ tests, errors }: TestFile): boolean {
  return errors.length === 0 && tests.length > 0 && tests.every((test) => test.outcome === "passed");
}

export function isRedByAssertion({ tests }: TestFile): boolean {
  return tests.some((test) => test.failures.some((failure) => failure.asserted));
}

/** Everything that went wrong in a file, in the order it happened. */
export function failuresOf({ tests, errors }: TestFile): readonly Failure[] {
  return [...errors, ...tests.flatMap((test) => test.failures)];
}
