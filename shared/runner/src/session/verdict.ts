import type { TestModule } from "vitest/node";
import { broken, type Surroundings } from "../failure.ts";
import type { LoopReport } from "../guard/settings.ts";
import { ownPath } from "../place.ts";
import { endedFile, hasEnded, type StrayError, unfinished } from "../test-file.ts";
import type { Failure, Place, TestFile } from "../test-run.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** What is known of a test file: how far vitest saw it, the process that ran it, and what it threw beside its tests. */
export type Trial = Readonly<{
  path: string;
  module: TestModule | undefined;
  worker: WorkerProcess | undefined;
  late: readonly StrayError[];
}>;

export function verdict(trial: Trial, patience: number, surroundings: Surroundings): TestFile {
  const output = trial.worker?.output();
  return { ...judged(trial, patience, surroundings), ...(output && { output }) };
}

function judged({ path, module, worker, late }: Trial, patience: number, surroundings: Surroundings): TestFile {
  const loop = worker?.loop();
  if (loop) return unfinished(path, endlessLoop(loop, path, patience, surroundings));
  if (module && hasEnded(module)) return endedFile(module, late, surroundings);
  if (!worker) return unfinished(path, broken("it was not run: is it there?"));
  return unfinished(path, tooEarly(worker));
}

function endlessLoop(loop: LoopReport, test: string, patience: number, surroundings: Surroundings): Failure {
  const places = loop.flatMap((frame) => placeOf(frame, surroundings));
  const [at] = places;
  const inTest = places.findLast(({ file }) => file === test);
  const elsewhere = inTest && at && (inTest.file !== at.file || inTest.line !== at.line);
  return {
    name: "EndlessLoop",
    message: `${at ? nameOf(at) : "something"} did not end within ${patience / 1_000} s`,
    asserted: false,
    ...(at && { at }),
    ...(elsewhere && { inTest: { file: inTest.file, line: inTest.line } }),
  };
}

function nameOf(at: Place): string {
  return at.function ? `the loop in ${at.function}` : `the loop in ${at.file}, line ${at.line},`;
}

function placeOf(
  { file, line, column, function: name }: LoopReport[number],
  { folder, originOf }: Surroundings,
): Place[] {
  const own = ownPath(file, folder);
  if (own === undefined) return [];
  return [{ file: own, ...(originOf(file, line, column) ?? { line, column }), ...(name && { function: name }) }];
}

function tooEarly({ child, output }: WorkerProcess): Failure {
  if (output().includes("JavaScript heap out of memory"))
    return { name: "OutOfMemory", message: "it used up its memory: what keeps growing?", asserted: false };
  const how = child.signalCode ?? (child.exitCode === null ? undefined : `exit code ${child.exitCode}`);
  return broken(`its process ended before it did${how ? ` (${how})` : ""}`);
}
