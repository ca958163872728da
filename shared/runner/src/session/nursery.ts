import { pathToFileURL } from "node:url";
import { type GuardSettings, SETTINGS } from "../guard/settings.ts";
import { type Recipe, startWorker, type WorkerProcess } from "./worker-process.ts";

/** As many begin at once; they are what a reader who saves again right away needs most. */
const FIRST = 4;
/** Milliseconds. The others begin when nothing was wanted for so long: sooner, they would hold the first ones up. */
const LATER = 1_000;

const guard = import.meta.resolve("../guard/guard.ts");

/** Workers that are started before they are needed, with the packages that tests will import: most of a worker's time is that. */
export function nursery(patience: number) {
  const waiting: WorkerProcess[] = [];
  let recipe: Recipe | undefined;
  let others: NodeJS.Timeout | undefined;

  const start = (wanted: Recipe, packages: readonly string[]) => {
    const settings: GuardSettings = { patience, ready: packages.map((file) => pathToFileURL(file).href) };
    return startWorker({
      ...wanted,
      execArgv: [...wanted.execArgv, "--import", guard],
      env: { ...wanted.env, [SETTINGS]: JSON.stringify(settings) },
    });
  };

  const grow = (wanted: Recipe, count: number, packages: readonly string[]) => {
    while (waiting.length < count) {
      const worker = start(wanted, packages);
      waiting.push(worker);
      void worker.ended.then(() => {
        const at = waiting.indexOf(worker);
        if (at >= 0) waiting.splice(at, 1);
      });
    }
  };

  return {
    /** One that waits, or else a new one. */
    take(wanted: Recipe): WorkerProcess {
      clearTimeout(others);
      recipe = wanted;
      return waiting.shift() ?? start(wanted, []);
    },

    /** Sees to it that `count` of them wait. */
    fill(count: number, packages: readonly string[]): void {
      const wanted = recipe;
      if (!wanted) return;
      clearTimeout(others);
      grow(wanted, Math.min(count, FIRST), packages);
      others = setTimeout(() => grow(wanted, count, packages), LATER);
    },

    killAll(): void {
      clearTimeout(others);
      for (const { child } of waiting.splice(0)) child.kill("SIGKILL");
    },
  };
}
