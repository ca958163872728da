import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { TestModule, Vitest } from "vitest/node";
import { asFailure, type Surroundings } from "../failure.ts";
import { below } from "../place.ts";
import { fileOf, isOfPool, type StrayError } from "../test-file.ts";
import type { TestFile, TestRun } from "../test-run.ts";
import { verdict } from "./verdict.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** In milliseconds. */
const LONGEST_IDLE = 15_000;

/** Right after a run whose workers were killed, vitest may leave files out: those are run again. */
const MOST_TRIES = 3;

/** One run of test files in a warm vitest, whose pool and reporter tell it what happens. */
export type OneRun = ReturnType<typeof oneRun>;

export function oneRun(vitest: Vitest, files: readonly string[], patience: number, surroundings: Surroundings) {
  const { folder } = surroundings;
  const modules = new Map<string, TestModule>();
  const workers = new Map<string, WorkerProcess>();
  const hired = new Set<WorkerProcess>();
  let over = false;

  const judge = (file: string): TestFile => {
    const late = straysOf(vitest).filter((error) => fileOf(error, folder) === file);
    return verdict({ path: file, module: modules.get(file), worker: workers.get(file), late }, patience, surroundings);
  };

  return {
    files,

    hires(worker: WorkerProcess): void {
      hired.add(worker);
      if (over) worker.child.kill("SIGKILL");
    },

    gives(file: string, worker: WorkerProcess): void {
      workers.set(below(file, folder), worker);
    },

    saw(module: TestModule): void {
      modules.set(below(module.moduleId, folder), module);
    },

    /** Resolves when all that the file's process had to say has come. */
    async resultOf(file: string): Promise<TestFile> {
      await workers.get(file)?.ended;
      return judge(file);
    },

    /** Runs them. @throws Error when vitest never comes back */
    async go(): Promise<TestRun> {
      const project = vitest.getRootProject();
      let open = files.map((file) => path.join(folder, file)).filter((file) => existsSync(file));
      for (let tries = 0; open.length > 0 && tries < MOST_TRIES && !over; tries += 1) {
        const run = vitest.runTestSpecifications(open.map((file) => project.createSpecification(file)));
        await Promise.race([run, lost(hired)]);
        await Promise.all([...hired].map(({ ended }) => ended));
        open = open.filter((file) => !workers.has(below(file, folder)));
      }
      const isNobodys = (error: StrayError) => !isOfPool(error) && !files.includes(fileOf(error, folder) ?? "");
      return {
        files: files.map(judge),
        errors: straysOf(vitest)
          .filter(isNobodys)
          .map((error) => asFailure(error, "", surroundings)),
      };
    },

    isOver: () => over,

    /** Ends it, with its workers: one in an endless loop hears no message. */
    end(): void {
      over = true;
      for (const { child } of hired) child.kill("SIGKILL");
    },
  };
}

/** Rejects when vitest goes on waiting though there is nobody left who runs anything. */
async function lost(workers: ReadonlySet<WorkerProcess>): Promise<never> {
  let idle = 0;
  while (idle < LONGEST_IDLE) {
    await setTimeout(1_000, undefined, { ref: false });
    idle = [...workers].some(isAlive) ? 0 : idle + 1_000;
  }
  throw new Error("vitest waits for workers that have ended");
}

function isAlive({ child }: WorkerProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function straysOf(vitest: Vitest): StrayError[] {
  return vitest.state.getUnhandledErrors() as StrayError[];
}
