import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isMainThread } from "node:worker_threads";

/** The process whose end is the end of the run: vitest's own, seen from one of its workers; elsewhere this one. */
export function processOfTheRun(): number {
  const isWorker = process.env.VITEST_WORKER_ID !== undefined && isMainThread;
  return isWorker ? process.ppid : process.pid;
}

/** Where the keeper of a run's server is found: a socket named after the run, or a pipe where that is how it is done. */
export function keeperOf(run: number): string {
  const name = `cosmic-postgres-${process.getuid?.() ?? "run"}-${run}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

/** Whether a process is still at work. One that has ended and whose parent has not asked how still answers signal 0. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return process.platform !== "linux" || !/\) [ZX] /.test(readFileSync(`/proc/${processId}/stat`, "latin1"));
  } catch {
    return false;
  }
}
