// Loaded before anything else in a worker: starts the guard, and imports what tests will probably want.
import { enableCompileCache, flushCompileCache } from "node:module";
import { Worker } from "node:worker_threads";
import { publishMarks } from "./progress.ts";
import { COUNTERS, type GuardSettings, SETTINGS } from "./settings.ts";

const told = process.env[SETTINGS];
delete process.env[SETTINGS];
if (told !== undefined) await standGuard(JSON.parse(told));

async function standGuard({ patience, ready }: GuardSettings): Promise<void> {
  enableCompileCache();
  for (const stream of [process.stdout, process.stderr]) writeAtOnce(stream);
  const counters = new Int32Array(new SharedArrayBuffer(4 * Object.keys(COUNTERS).length));
  publishMarks(counters);
  setInterval(() => Atomics.add(counters, COUNTERS.progress, 1), 100).unref();
  const thread = new Worker(new URL("./guard-thread.ts", import.meta.url), {
    workerData: { counters, patience },
    execArgv: [],
  });
  thread.unref();
  for (const module of ready) await import(module).catch(() => {});
  flushCompileCache();
}

/** A flood would else pile up in memory, and its end be lost when the process is ended. */
function writeAtOnce(stream: NodeJS.WriteStream): void {
  const handle: unknown = Reflect.get(stream, "_handle");
  if (typeof handle !== "object" || handle === null || !("setBlocking" in handle)) return;
  if (typeof handle.setBlocking === "function") handle.setBlocking(true);
}
