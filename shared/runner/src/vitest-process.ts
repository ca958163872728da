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
  shareProcesses = false,
  untilRed = false,
  ...assignment
} = (await getOneMessage()) as Assignment;
const folder = await realpath(assignment.folder);
const processes = keepProcesses();
process.once("disconnect", killAll);

// Test files import vitest from the package's own node_modules; runner and tests must be the same copy.
const own = createRequire(path.join(folder, "package.json")).resolve("vitest/node");
const { startVitest, ForksPoolWorker }: typeof import("vitest/node") = await import(pathToFileURL(own).href);

const run = await runOf(files, { isolate: !shareProcesses });
// A file that breaks its process, or holds it up, may take another one with it.
const again = shareProcesses && run.left.length > 0 ? await runOf(run.left, { isolate: true }) : undefined;
await sendMessage({
  files: run.files.map((file) => again?.files.find(({ path }) => path === file.path) ?? file),
  errors: again?.errors ?? run.errors,
});
process.exit(0);

/** One run of vitest. `left` are the files that have no result of their own. */
async function runOf(wanted: readonly string[], { isolate }: { isolate: boolean }) {
  const { initializer, overdue } = timedForks(ForksPoolWorker, patience);
  const vitest = await startVitest("test", [], {
    root: folder,
    config: false,
    watch: false,
    include: [...wanted],
    pool: initializer,
    isolate,
    // One worker that isolates nothing is handed all files at once, and none of them has a time of its own.
    maxWorkers: isolate ? workers : Math.max(2, workers),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The reader's own code may be far below a library that called it.
    execArgv: ["--stack-trace-limit=50"],
    reporters: [{}],
    ...(untilRed && { runner: fileURLToPath(import.meta.resolve("./until-red.ts")) }),
  });
  const surroundings = { folder, originOf: originIn(vitest) };
  const modules = new Map(vitest.state.getTestModules().map((module) => [below(module.moduleId, folder), module]));
  const strays = vitest.state.getUnhandledErrors() as StrayError[];
  const late = new Set([...overdue].map((file) => below(file, folder)));
  const left: string[] = [];
  const withoutResult = (file: string, why: string) => {
    left.push(file);
    return unfinished(file, broken(why));
  };
  const results = wanted.map((file): TestFile => {
    const module = modules.get(file);
    if (late.has(file)) return withoutResult(file, `it did not end within ${patience / 1_000} s`);
    if (!module) return withoutResult(file, "it was not run: is it there?");
    if (!hasEnded(module)) return withoutResult(file, "its process ended before it did");
    const ofFile = strays.filter((error) => fileOf(error, folder) === file);
    return endedFile(module, ofFile, surroundings);
  });
  const isNobodys = (error: StrayError) => !wanted.includes(fileOf(error, folder) ?? "");
  const isSaidOfItsFile = (error: StrayError) => isOfPool(error) && results.some(({ tests }) => tests.length === 0);
  const errors = strays.filter((error) => isNobodys(error) && !isSaidOfItsFile(error));
  await vitest.close();
  return {
    files: results,
    errors: errors.map((error) => asFailure(error, "", surroundings)),
    left,
  };
}

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
