// A process of its own for one run: takes an Assignment as its first message, and sends a TestRun as its last.
import { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getOneMessage, sendMessage } from "execa";
import { asFailure, broken } from "./failure.ts";
import { originIn } from "./origin.ts";
import { below } from "./place.ts";
import type { Assignment } from "./run-tests.ts";
import { endedFile, fileOf, hasEnded, isOfPool, type StrayError, unfinished } from "./test-file.ts";
import type { TestFile } from "./test-run.ts";
import { timedForks } from "./timed-forks.ts";

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
  // The reader's own code may be far below a library that called it.
  execArgv: ["--stack-trace-limit=50"],
  reporters: [{}],
  ...(untilRed && { runner: fileURLToPath(import.meta.resolve("./until-red.ts")) }),
});
const surroundings = { folder, originOf: originIn(vitest) };
const modules = new Map(vitest.state.getTestModules().map((module) => [below(module.moduleId, folder), module]));
const errors = vitest.state.getUnhandledErrors() as StrayError[];
const results = files.map(resultOf);
const strays = errors.filter((error) => isNobodys(error) && !isSaidOfItsFile(error));
const run = { files: results, errors: strays.map((error) => asFailure(error, "", surroundings)) };
await vitest.close();
await sendMessage(run);
process.exit(0);

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

function resultOf(file: string): TestFile {
  const module = modules.get(file);
  const late = errors.filter((error) => fileOf(error, folder) === file);
  if ([...overdue].some((each) => below(each, folder) === file))
    return unfinished(file, broken(`it did not end within ${patience / 1_000} s`));
  if (!module) return unfinished(file, broken("it was not run: is it there?"));
  if (!hasEnded(module)) return unfinished(file, broken("its process ended before it did"));
  return endedFile(module, late, surroundings);
}

function isNobodys(error: StrayError): boolean {
  return !files.includes(fileOf(error, folder) ?? "");
}

function isSaidOfItsFile(error: StrayError): boolean {
  return isOfPool(error) && results.some(({ tests }) => tests.length === 0);
}
