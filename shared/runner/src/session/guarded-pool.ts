import path from "node:path";
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from "vitest/node";
import type { Recipe, WorkerProcess } from "./worker-process.ts";

/** How long a worker that has run its file may take to end, in milliseconds. */
const PATIENCE = 500;

type Hire = (recipe: Recipe) => WorkerProcess;
type OnRun = (file: string, worker: WorkerProcess) => void;

/** A pool whose workers come from `hire`. @param onRun is told which worker runs which test file, by its absolute path */
export function guardedPool(hire: Hire, onRun: OnRun): PoolRunnerInitializer {
  return { name: "guarded", createPoolWorker: (options) => poolWorker(options, hire, onRun) };
}

function poolWorker({ distPath, execArgv, env }: PoolOptions, hire: Hire, onRun: OnRun): PoolWorker {
  let worker: WorkerProcess | undefined;
  const listeners = new Set<(message: unknown) => void>();

  return {
    name: "forks",
    cacheFs: true,

    async start() {
      worker = hire({ entrypoint: path.join(distPath, "workers/forks.js"), execArgv, env });
      // Vitest waits for either answer of a process that has ended.
      void worker.ended.then(() => {
        for (const type of ["started", "stopped"]) for (const listener of listeners) listener(lastWord(type));
      });
    },

    on(event, callback) {
      worker?.child.on(event, callback);
      if (event === "message") listeners.add(callback);
    },

    off(event, callback) {
      worker?.child.off(event, callback);
      listeners.delete(callback);
    },

    send(message) {
      if (!worker) return;
      if (message.type === "run") for (const { filepath } of message.context.files) onRun(filepath, worker);
      if (message.type === "stop") killLater(worker);
      if (worker.child.connected) worker.child.send(message, () => {});
    },

    deserialize: (data) => data,

    async stop() {
      worker?.child.kill();
      await worker?.ended;
    },
  };
}

function killLater({ child, ended }: WorkerProcess): void {
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  void ended.then(() => clearTimeout(late));
}

function lastWord(type: string) {
  const error = type === "started" ? { name: "Error", message: "The process ended before it began" } : undefined;
  return { __vitest_worker_response__: true, type, error };
}
