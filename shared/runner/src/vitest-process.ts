// A process of its own for one run: takes an Assignment as its first message, and sends a TestRun as its last.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getOneMessage, sendMessage } from "execa";
import type { SerializedError, TestModule, TestCase as VitestCase } from "vitest/node";
import type { Assignment } from "./run-tests.ts";
import type { Failure, TestCase, TestFile } from "./test-run.ts";

const { folder, files } = (await getOneMessage()) as Assignment;

// Test files import vitest from the package's own node_modules; runner and tests must be the same copy.
const own = createRequire(path.join(folder, "package.json")).resolve("vitest/node");
const { startVitest }: typeof import("vitest/node") = await import(pathToFileURL(own).href);

const vitest = await startVitest("test", [], {
  root: folder,
  config: false,
  watch: false,
  include: [...files],
  pool: "forks",
  isolate: false,
  maxWorkers: 1,
  testTimeout: 30_000,
  reporters: [{}],
});
const { state } = vitest;
const run = {
  files: state.getTestModules().map(asFile),
  errors: state.getUnhandledErrors().map((error) => asFailure(error as SerializedError)),
};
await vitest.close();
await sendMessage(run);
process.exit(0);

function asFile(module: TestModule): TestFile {
  const file = path.relative(folder, module.moduleId).split(path.sep).join("/");
  return { path: file, tests: [...module.children.allTests()].map(asTest), errors: module.errors().map(asFailure) };
}

function asTest(test: VitestCase): TestCase {
  const { state: outcome, errors = [] } = test.result();
  return {
    sentence: test.fullName,
    outcome: outcome === "pending" ? "skipped" : outcome,
    failures: errors.map(asFailure),
  };
}

function asFailure(error: SerializedError): Failure {
  return { name: error.name ?? "Error", message: error.message, asserted: isAssertion(error) };
}

/** A property that failed wraps the assertion that it failed by. */
function isAssertion(error: SerializedError): boolean {
  if (error.name === "AssertionError") return true;
  return error.cause !== undefined && error.cause !== null && isAssertion(error.cause as SerializedError);
}
