import type { ForksPoolWorker, PoolOptions, PoolRunnerInitializer, WorkerRequest, WorkerResponse } from "vitest/node";

const NAME = "timed-forks";

type Pool = Readonly<{
  initializer: PoolRunnerInitializer;
  /** Test files, by their absolute paths, whose process was killed because they took too long. */
  overdue: ReadonlySet<string>;
}>;

/**
 * A pool of forks in which a test file that takes longer than `patience` milliseconds is killed with its process: in an
 * endless loop it hears no message. The others go on.
 */
export function timedForks(Fork: typeof ForksPoolWorker, patience: number): Pool {
  const overdue = new Set<string>();

  class TimedFork extends Fork {
    /** The pool gives a worker the next file only where it finds its own name. */
    override readonly name = NAME;
    #timer: NodeJS.Timeout | undefined;

    override async start(): Promise<void> {
      await super.start();
      this.on("exit", () => clearTimeout(this.#timer));
      this.on("message", ({ type }: WorkerResponse) => type === "testfileFinished" && clearTimeout(this.#timer));
    }

    override send(message: WorkerRequest): void {
      if (message.type === "run") this.#timer = setTimeout(() => this.#giveUp(message.context.files), patience);
      super.send(message);
    }

    #giveUp(files: readonly { filepath: string }[]): void {
      for (const { filepath } of files) overdue.add(filepath);
      void this.stop();
    }
  }

  const createPoolWorker = (options: PoolOptions) => new TimedFork(options);
  return { initializer: { name: NAME, createPoolWorker }, overdue };
}
