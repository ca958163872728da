import type { SerializedError, TestModule, TestCase as VitestCase } from "vitest/node";
import { asFailure, broken, type Surroundings } from "./failure.ts";
import { below } from "./place.ts";
import type { Failure, TestCase, TestFile } from "./test-run.ts";

/** What a test file threw when nobody was listening names the file. */
export type StrayError = SerializedError & Readonly<{ VITEST_TEST_PATH?: string }>;

const LENIENCY = "a test that may fail, or is tried again until it passes, proves nothing";

/** What became of a file that ended. @param late what it threw when nobody was listening */
export function endedFile(module: TestModule, late: readonly StrayError[], surroundings: Surroundings): TestFile {
  const path = below(module.moduleId, surroundings.folder);
  const groups = [module, ...module.children.allSuites()].flatMap((group) => group.errors());
  return {
    path,
    tests: [...module.children.allTests()].map((test) => asTest(test, path, surroundings)),
    errors: [...groups, ...late].map((error) => asFailure(error, path, surroundings)),
  };
}

/** In the place of what a worker sent of a file that it did not end: that is not the whole. */
export function unfinished(path: string, failure: Failure): TestFile {
  return { path, tests: [], errors: [failure] };
}

export function hasEnded(module: TestModule): boolean {
  return !["queued", "pending"].includes(module.state());
}

export function fileOf({ VITEST_TEST_PATH: file }: StrayError, folder: string): string | undefined {
  return file === undefined ? undefined : below(file, folder);
}

/** Of a process that ended too early the pool tells as well, but not which file it had. */
export function isOfPool({ message }: StrayError): boolean {
  return message.startsWith("[vitest-pool]: ");
}

function asTest(test: VitestCase, path: string, surroundings: Surroundings): TestCase {
  const { state: outcome, errors = [] } = test.result();
  if (test.options.fails || test.options.retry)
    return { sentence: test.fullName, outcome: "failed", failures: [broken(LENIENCY)] };
  return {
    sentence: test.fullName,
    outcome: outcome === "pending" ? "skipped" : outcome,
    failures: errors.map((error) => asFailure(error, path, surroundings)),
  };
}
