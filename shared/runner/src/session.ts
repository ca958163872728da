import { broken } from "./failure.ts";
import { TestsDidNotRun } from "./run-tests.ts";
import { type SessionProcess, startSessionProcess } from "./session/process.ts";
import { unfinished } from "./test-file.ts";
import type { TestFile, TestRun } from "./test-run.ts";

export type SessionOptions = Readonly<{
  /** A package with a node_modules, which may be a link, that has the vitest which its tests use. */
  folder: string;
  /** How long a worker's event loop may stand still before that is an endless loop, in milliseconds; 5,000 unless given. */
  patience?: number;
}>;

export type RunDetails = Readonly<{
  /** Files that were written, made, renamed or deleted since the last run, below the folder; anything unless given. */
  changed?: readonly string[];
  /** Is told of each file as it ends. */
  onFile?: (file: TestFile) => void;
}>;

/** A vitest that is kept warm, in a process of its own: whatever becomes of the reader's code, the caller goes on. */
export type Session = AsyncDisposable &
  Readonly<{
    /**
     * Runs test files, given as paths below the folder, each in a process of its own. The result has each of them, in
     * that order. A later call ends an earlier one that is still going, which resolves as superseded.
     * @throws TestsDidNotRun when vitest cannot be started
     */
    run(files: readonly string[], details?: RunDetails): Promise<TestRun | "superseded">;
    /** Ends the session with all of its processes. */
    end(): Promise<void>;
  }>;

type Pending = Readonly<{ id: number; files: readonly string[]; details: RunDetails } & PromiseWithResolvers<Result>>;
type Result = TestRun | "superseded";

/** Starts a session. It ends with the process that started it, whatever way that ends. */
export function startSession({ folder, patience = 5_000 }: SessionOptions): Session {
  let ids = 0;
  let pending: Pending | undefined;
  let current: SessionProcess | undefined;
  let over = false;

  const start = () =>
    startSessionProcess(
      { type: "setup", folder, patience },
      {
        onFile: (id, file) => pending?.id === id && pending.details.onFile?.(file),
        onEnded: (id, run) => {
          if (pending?.id !== id) return;
          const { resolve } = pending;
          pending = undefined;
          resolve(run);
        },
        onExit: (wasReady, said) => {
          current = undefined;
          const lost = pending;
          pending = undefined;
          if (!wasReady) lost?.reject(new TestsDidNotRun(`The tests of ${folder} did not run: ${said}`));
          else lost?.resolve(allLost(lost.files, said));
        },
      },
    );
  current = start();

  const end = async () => {
    over = true;
    pending?.resolve("superseded");
    pending = undefined;
    await current?.end();
  };
  return {
    run(files, details = {}) {
      if (over) return Promise.reject(new Error("This session has ended: start another one"));
      pending?.resolve("superseded");
      const mine: Pending = { id: ++ids, files, details, ...Promise.withResolvers<Result>() };
      pending = mine;
      current ??= start();
      current.order({ type: "run", id: mine.id, files, changed: details.changed });
      return mine.promise;
    },
    end,
    [Symbol.asyncDispose]: end,
  };
}

/** The next run starts another process. */
function allLost(files: readonly string[], said: string): TestRun {
  const failure = broken(`the process that runs the tests ended: ${said}`);
  return { files: files.map((file) => unfinished(file, failure)), errors: [] };
}
