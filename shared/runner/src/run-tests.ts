import { execaNode } from "execa";
import type { TestRun } from "./test-run.ts";

/** Which tests of which package. */
export type Assignment = Readonly<{
  /** The package: a folder with a package.json and a node_modules that has vitest. */
  folder: string;
  /** Test files, as paths below the folder. */
  files: readonly string[];
}>;

/** The tests could not be run at all; the message holds what the process printed. */
export class TestsDidNotRun extends Error {
  override readonly name = "TestsDidNotRun";
  readonly code = "tests-did-not-run";
}

const MINUTES = 60_000;

/**
 * Runs test files in a process of their own, with the vitest that the package itself uses.
 * @throws TestsDidNotRun when the process ends without a result, or takes longer than five minutes.
 */
export async function runTests(assignment: Assignment): Promise<TestRun> {
  const worker = new URL("./vitest-process.ts", import.meta.url);
  const process = execaNode(worker, {
    ipcInput: assignment,
    all: true,
    reject: false,
    timeout: 5 * MINUTES,
    forceKillAfterDelay: 1_000,
  });
  const result = await process;
  const run: unknown = result.ipcOutput.at(-1);
  if (isTestRun(run)) return run;
  throw new TestsDidNotRun(result.timedOut ? "the tests did not end within five minutes" : (result.all ?? "no output"));
}

function isTestRun(message: unknown): message is TestRun {
  return typeof message === "object" && message !== null && "files" in message && "errors" in message;
}
