import { pathToFileURL } from "node:url";
import { type GuardSettings, SETTINGS } from "../guard/settings.ts";
import { type Recipe, startWorker, type WorkerProcess } from "./worker-process.ts";

const guard = import.meta.resolve("../guard/guard.ts");

/** Workers that are started before they are needed, with the packages that tests will import: most of a worker's time is that. */
export function nursery(patience: number) {
  const waiting: WorkerProcess[] = [];
  let recipe: Recipe | undefined;

  const start = (wanted: Recipe, packages: readonly string[]) => {
    const settings: GuardSettings = { patience, ready: packages.map((file) => pathToFileURL(file).href) };
    return startWorker({
      ...wanted,
      execArgv: [...wanted.execArgv, "--import", guard],
      env: { ...wanted.env, [SETTINGS]: JSON.stringify(settings) },
    });
  };

  return {
    /** One that waits, or else a new one. */
    take(wanted: Recipe): WorkerProcess {
      recipe = wanted;
      return waiting.shift() ?? start(wanted, []);
    },

    /** Sees to it that `count` of them wait. */
    fill(count: number, packages: readonly string[]): void {
      if (!recipe) return;
      while (waiting.length < count) {
        const worker = start(recipe, packages);
        waiting.push(worker);
        void worker.ended.then(() => {
          const at = waiting.indexOf(worker);
          if (at >= 0) waiting.splice(at, 1);
        });
      }
    },

    killAll(): void {
      for (const { child } of waiting.splice(0)) child.kill("SIGKILL");
    },
  };
}
