import { execaNode } from "execa";
import type { TestRun } from "./test-run.ts";

/** Which tests of which package. */
export type Assignment = Readonly<{
  /** The package: a folder with a package.json and a node_modules that has vitest. */
  folder: string;
  /** Test files, as paths below the folder. */
  files: readonly string[];
  /** How long the run may take in milliseconds, five minutes unless given. */
  patience?: number;
}>;

/** The tests could not be run at all; the message holds what the process printed. */
export class TestsDidNotRun extends Error {
  override readonly name = "TestsDidNotRun";
  readonly code = "tests-did-not-run";
}

/**
 * Runs test files in a process of their own, with the vitest that the package itself uses. A run that takes longer than
 * five minutes is killed with all of its workers, an endless loop included.
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
