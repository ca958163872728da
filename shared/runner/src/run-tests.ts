import { execaNode } from "execa";
import type { TestRun } from "./test-run.ts";

/** Which tests to run, and how. */
export type Assignment = Readonly<{
  /** A package, or a folder of packages, with a node_modules that has the vitest which they use. */
  folder: string;
  /** Test files, as paths below the folder, with forward slashes. */
  files: readonly string[];
  /** How long one file may take in milliseconds, five minutes unless given. */
  patience?: number;
  /** How many files run at the same time, one unless given. */
  workers?: number;
  /**
   * Files run one after another in the same processes, as in the chapters' own suites, which spares them the loading of
   * libraries. What a broken process leaves without a result runs again, each file in a process of its own.
   */
  shareProcesses?: boolean;
  /** Ends each file with its first test that is red by an assertion: whether a file is green or red by one stays the same. */
  untilRed?: boolean;
}>;

/** The tests could not be run at all; the message holds what the process printed. */
export class TestsDidNotRun extends Error {
  override readonly name = "TestsDidNotRun";
  readonly code = "tests-did-not-run";
}

/**
 * Runs test files, each in a process of its own unless they may share some, with the vitest that the package itself
 * uses. The result has every file that was asked for, in that order. One that takes too long, or that breaks its process,
 * has an error that says so, and leaves the others alone.
 * @throws TestsDidNotRun when the process ends without a result.
 */
export async function runTests(assignment: Assignment): Promise<TestRun> {
  const worker = new URL("./vitest-process.ts", import.meta.url);
  // As in CI: snapshots are not written, and test.only is a failure.
  const result = await execaNode(worker, { ipcInput: assignment, env: { CI: "true" }, all: true, reject: false });
  const run: unknown = result.ipcOutput.at(-1);
  if (isTestRun(run)) return run;
  throw new TestsDidNotRun(`The tests of ${assignment.folder} did not run: ${result.all || result.shortMessage}`);
}

function isTestRun(message: unknown): message is TestRun {
  return typeof message === "object" && message !== null && "files" in message && "errors" in message;
}
