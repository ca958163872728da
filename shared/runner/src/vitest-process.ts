// A process of its own for one run: takes an Assignment as its first message, and sends a TestRun as its last.
import { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getOneMessage, sendMessage } from "execa";
import type { SerializedError, TestModule, TestCase as VitestCase } from "vitest/node";
import type { Assignment } from "./run-tests.ts";
import type { Failure, TestCase, TestFile } from "./test-run.ts";

const leniency: Failure = {
  name: "Error",
  message: "a test that may fail, or is tried again until it passes, proves nothing",
  asserted: false,
};

const { folder, files, patience = 300_000 } = (await getOneMessage()) as Assignment;
const workers = keepWorkers();
setTimeout(giveUp, patience).unref();
process.once("disconnect", () => killAll());

// Test files import vitest from the package's own node_modules; runner and tests must be the same copy.
const own = createRequire(path.join(folder, "package.json")).resolve("vitest/node");
const { startVitest }: typeof import("vitest/node") = await import(pathToFileURL(own).href);

const vitest = await startVitest("test", [], {
  root: folder,
  config: false,
  watch: false,
  include: [...files],
  pool: "forks",
  isolate: true,
  maxWorkers: 1,
  testTimeout: 30_000,
  hookTimeout: 60_000,
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

/** A worker in an endless loop hears no message and would outlive this process: keep hold of each that is started. */
function keepWorkers(): Set<ChildProcess> {
  const kept = new Set<ChildProcess>();
  subscribe("child_process", (message) => {
    if (typeof message !== "object" || message === null || !("process" in message)) return;
    if (message.process instanceof ChildProcess) kept.add(message.process);
  });
  return kept;
}

function giveUp(): void {
  console.error(`they did not end within ${patience / 1_000} s`);
  killAll();
}

/** Also when whoever asked for the run is gone. */
function killAll(): never {
  for (const worker of workers) worker.kill("SIGKILL");
  process.exit(1);
}

function asFile(module: TestModule): TestFile {
  const file = path.relative(folder, module.moduleId).split(path.sep).join("/");
  const errors = [module, ...module.children.allSuites()].flatMap((group) => group.errors());
  return { path: file, tests: [...module.children.allTests()].map(asTest), errors: errors.map(asFailure) };
}

function asTest(test: VitestCase): TestCase {
  const { state: outcome, errors = [] } = test.result();
  if (test.options.fails || test.options.retry)
    return { sentence: test.fullName, outcome: "failed", failures: [leniency] };
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
