// A process of its own for one run: takes an Assignment as its first message, and sends a TestRun as its last.
import { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getOneMessage, sendMessage } from "execa";
import type { SerializedError, TestModule, TestCase as VitestCase } from "vitest/node";
import { isAssertion } from "./assertion.ts";
import type { Assignment } from "./run-tests.ts";
import type { Failure, TestCase, TestFile } from "./test-run.ts";
import { timedForks } from "./timed-forks.ts";

const LENIENCY = "a test that may fail, or is tried again until it passes, proves nothing";

const {
  files,
  patience = 300_000,
  workers = 1,
  untilRed = false,
  ...assignment
} = (await getOneMessage()) as Assignment;
const folder = await realpath(assignment.folder);
const processes = keepProcesses();
process.once("disconnect", killAll);

// Test files import vitest from the package's own node_modules; runner and tests must be the same copy.
const own = createRequire(path.join(folder, "package.json")).resolve("vitest/node");
const { startVitest, ForksPoolWorker }: typeof import("vitest/node") = await import(pathToFileURL(own).href);
const { initializer, overdue } = timedForks(ForksPoolWorker, patience);

const vitest = await startVitest("test", [], {
  root: folder,
  config: false,
  watch: false,
  include: [...files],
  pool: initializer,
  isolate: true,
  maxWorkers: workers,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  reporters: [{}],
  ...(untilRed && { runner: fileURLToPath(import.meta.resolve("./until-red.ts")) }),
});
const modules = new Map(vitest.state.getTestModules().map((module) => [below(module.moduleId), module]));
const errors = vitest.state.getUnhandledErrors() as StrayError[];
const results = files.map(resultOf);
const strays = errors.filter((error) => isNobodys(error) && !isSaidOfItsFile(error));
const run = { files: results, errors: strays.map(asFailure) };
await vitest.close();
await sendMessage(run);
process.exit(0);

/** What a test file threw when nobody was listening names the file. */
type StrayError = SerializedError & Readonly<{ VITEST_TEST_PATH?: string }>;

/** A worker in an endless loop hears no message and would outlive this process: keep hold of each that is started. */
function keepProcesses(): Set<ChildProcess> {
  const kept = new Set<ChildProcess>();
  subscribe("child_process", (message) => {
    if (typeof message !== "object" || message === null || !("process" in message)) return;
    if (message.process instanceof ChildProcess) kept.add(message.process);
  });
  return kept;
}

/** When whoever asked for the run is gone. */
function killAll(): never {
  for (const each of processes) each.kill("SIGKILL");
  process.exit(1);
}

/** In the place of what the workers sent: of a file that did not end, that is not the whole. */
function resultOf(file: string): TestFile {
  const module = modules.get(file);
  if ([...overdue].map(below).includes(file)) return unfinished(file, `it did not end within ${patience / 1_000} s`);
  if (!module) return unfinished(file, "it was not run: is it there?");
  if (!hasEnded(module)) return unfinished(file, "its process ended before it did");
  const groups = [module, ...module.children.allSuites()].flatMap((group) => group.errors());
  const late = errors.filter((error) => fileOf(error) === file);
  return {
    path: file,
    tests: [...module.children.allTests()].map(asTest),
    errors: [...groups, ...late].map(asFailure),
  };
}

function hasEnded(module: TestModule): boolean {
  return !["queued", "pending"].includes(module.state());
}

function unfinished(file: string, message: string): TestFile {
  return { path: file, tests: [], errors: [broken(message)] };
}

function fileOf({ VITEST_TEST_PATH: file }: StrayError): string | undefined {
  return file === undefined ? undefined : below(file);
}

function isNobodys(error: StrayError): boolean {
  return !files.includes(fileOf(error) ?? "");
}

/** Of a process that ended too early the pool tells as well, but not which file it had. */
function isSaidOfItsFile({ message }: StrayError): boolean {
  return message.startsWith("[vitest-pool]: Worker") && results.some(({ tests }) => tests.length === 0);
}

function asTest(test: VitestCase): TestCase {
  const { state: outcome, errors = [] } = test.result();
  if (test.options.fails || test.options.retry)
    return { sentence: test.fullName, outcome: "failed", failures: [broken(LENIENCY)] };
  return {
    sentence: test.fullName,
    outcome: outcome === "pending" ? "skipped" : outcome,
    failures: errors.map(asFailure),
  };
}

function asFailure(error: SerializedError): Failure {
  return { name: error.name ?? "Error", message: error.message, asserted: isAssertion(error) };
}

function broken(message: string): Failure {
  return { name: "Error", message, asserted: false };
}

function below(file: string): string {
  return path.relative(folder, file).split(path.sep).join("/");
}
