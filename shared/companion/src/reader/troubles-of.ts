import type { Failure, TestFile } from "@cosmic/runner";
import type { StepState, Trouble } from "./standing.ts";

/** What is wrong in a test file: first what keeps it from running at all, then one trouble for each test that failed. */
export function troublesOf(file: TestFile): Trouble[] {
  const printed = file.output === undefined ? {} : { output: file.output };
  const errors = file.errors.map((failure) => asTrouble(file.path, failure));
  const failed = file.tests.flatMap(({ sentence, failures }) =>
    failures.slice(0, 1).map((failure) => asTrouble(sentence, failure)),
  );
  const [first, ...others] = [...errors, ...failed];
  if (first) return [{ ...first, ...printed }, ...others];
  return file.tests.length === 0 ? [{ title: file.path, message: "it has no test" }] : [];
}

export function stateOf(files: readonly TestFile[]): StepState {
  if (files.some((file) => troublesOf(file).length > 0)) return "red";
  return files.some(({ tests }) => tests.some(({ outcome }) => outcome !== "passed")) ? "untried" : "green";
}

function asTrouble(title: string, { name, message, asserted, expected, actual, diff, at, inTest }: Failure): Trouble {
  return {
    title,
    message: asserted || name === "Error" || name === "EndlessLoop" ? message : `${name}: ${message}`,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(diff !== undefined && { diff }),
    ...(at && { at }),
    ...(inTest && { inTest }),
  };
}
