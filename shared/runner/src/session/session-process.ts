// A session's own process: keeps one vitest warm, and runs what it is told to.
import { rmSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { TestModule, Vitest } from "vitest/node";
import { originIn } from "../origin.ts";
import { below } from "../place.ts";
import { forget } from "./freshness.ts";
import { guardedPool } from "./guarded-pool.ts";
import type { Answer, Order, Setup, Start } from "./messages.ts";
import { nursery } from "./nursery.ts";
import { type OneRun, oneRun } from "./one-run.ts";
import { warmVitest } from "./warm-vitest.ts";

/** As many files as a large step has; those that are more begin a tenth of a second later. */
const MOST_WAITING = 12;
/** Bytes. Of what the machine has left, those who wait take a tenth at most. */
const SIZE = 80_000_000;

enableCompileCache();
// A worker that is killed leaves promises of vitest's behind that nobody waits for.
process.on("unhandledRejection", (reason) => console.error(reason));
process.once("disconnect", end);
setInterval(() => answer({ type: "alive" }), 1_000);

let last = 0;
let current: OneRun | undefined;
let perform: Promise<(order: Start) => Promise<void>>;
let turn: Promise<void> = Promise.resolve();
let cleanUp = () => {};

process.on("message", (order: Order) => {
  if (order.type === "setup") {
    perform = setUp(order);
    perform.catch(giveUp);
    return;
  }
  last = order.id;
  current?.end();
  turn = turn
    .then(async () => {
      if (order.id === last) await (await perform)(order);
    })
    .catch(giveUp);
});

async function setUp({ folder: asGiven, patience }: Setup): Promise<(order: Start) => Promise<void>> {
  const folder = await realpath(asGiven);
  process.chdir(folder);
  const workers = nursery(patience);
  cleanUp = workers.killAll;
  const pool = guardedPool(
    (recipe) => {
      if (current?.isOver()) throw new Error("Another run is wanted");
      const worker = workers.take(recipe);
      current?.hires(worker);
      return worker;
    },
    (file, worker) => current?.gives(file, worker),
  );
  const vitest = await warmVitest(folder, pool, {
    onTestModuleQueued: (module) => current?.saw(module),
    // Not awaited: the worker waits for it, and this waits for the worker.
    onTestModuleEnd: (module) => void tell(module, below(module.moduleId, folder)),
  });
  cleanUp = () => {
    workers.killAll();
    // Closing vitest would wait for workers that hear nothing.
    rmSync(vitest.getRootProject().tmpDir, { recursive: true, force: true });
  };
  const surroundings = { folder, originOf: originIn(vitest) };
  answer({ type: "ready" });

  return async ({ id, files, changed }) => {
    forget(vitest, folder, changed);
    for (const metadata of Object.values(vitest.state.metadata)) metadata.externalized = {};
    current = oneRun(vitest, files, patience, surroundings);
    const run = await current.go();
    if (current.isOver()) return;
    answer({ type: "ended", id, run });
    workers.fill(Math.min(files.length, mostWaiting()), packagesOf(vitest));
  };
}

function mostWaiting(): number {
  const fitting = Math.floor(process.availableMemory() / 10 / SIZE);
  return Math.min(Math.max(fitting, availableParallelism()), MOST_WAITING);
}

async function tell(module: TestModule, path: string): Promise<void> {
  const [run, id] = [current, last];
  run?.saw(module);
  const file = await run?.resultOf(path);
  if (file && !run?.isOver()) answer({ type: "file", id, file });
}

/** Modules of packages that the tests of the last run imported. */
function packagesOf(vitest: Vitest): string[] {
  const modules = Object.values(vitest.state.metadata).flatMap(({ externalized }) => Object.values(externalized));
  return modules.filter((module) => path.isAbsolute(module) && module.includes("node_modules"));
}

function answer(message: Answer): void {
  process.send?.(message, () => {});
}

function giveUp(error: unknown): never {
  console.error(error);
  current?.end();
  cleanUp();
  process.exit(1);
}

/** When whoever started the session is gone. */
function end(): never {
  current?.end();
  cleanUp();
  process.exit(0);
}
