import { type ChildProcess, fork } from "node:child_process";
import { constants } from "node:os";
import { compileCache } from "./compile-cache.ts";
import "./ends-with-the-run.ts";
import { within } from "./within.ts";

/** A program of a chapter, running as a process of its own. Disposing of it stops it. */
export type RunningProcess = AsyncDisposable & {
  readonly processId: number;
  /** All that it has printed so far, errors included. */
  readonly output: () => string;
  /**
   * Asks it to end and resolves to its exit code: as in a shell 128 + n where signal number n ended it.
   * @throws Error when it is still there after 5 seconds; it has been killed then.
   */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number>;
};

type Settings = {
  /** The chapter's folder: where the program runs. */
  readonly folder: string;
  /** The file that starts it, seen from `folder`. */
  readonly entrypoint: string;
  /** Variables on top of those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** What its output says once it is ready: a part of it, or an expression that matches it. */
  readonly readyOnce: string | RegExp;
};

const READY_WITHIN = 20_000;
const STOPS_WITHIN = 5_000;

/**
 * Runs a program and resolves once its output says that it is ready.
 * It never outlives the process that started it, however that one ends.
 * @throws Error with all that was printed, when it ends before it is ready or is not ready within 20 seconds.
 */
export async function startProcess({ folder, entrypoint, env = {}, readyOnce }: Settings): Promise<RunningProcess> {
  const child = fork(entrypoint, {
    cwd: folder,
    env: { ...compileCache, ...withoutServices(process.env), ...env },
    execArgv: ["--import", new URL("./lifeline.ts", import.meta.url).href],
    silent: true,
  });
  const output = collectOutput(child);
  const ended = exitCodeOf(child);

  const start = await within(READY_WITHIN, Promise.race([says(child, output, readyOnce), ended]));
  if (start === "ready" && child.pid !== undefined) {
    const stop = stopping(child, output, ended);
    const dispose = async () => void (await stop());
    return { processId: child.pid, output, stop, [Symbol.asyncDispose]: dispose };
  }

  child.kill("SIGKILL");
  await ended;
  const reason =
    start === undefined ? "was not ready within 20 s" : `ended with exit code ${start} before it was ready`;
  throw new Error(`${entrypoint} in ${folder} ${reason}. ${whatWasPrinted(output())}`);
}

function stopping(child: ChildProcess, output: () => string, ended: Promise<number>): RunningProcess["stop"] {
  return async (signal = "SIGTERM") => {
    child.kill(signal);
    const exitCode = await within(STOPS_WITHIN, ended);
    if (exitCode !== undefined) return exitCode;
    child.kill("SIGKILL");
    await ended;
    throw new Error(`The process was killed: 5 s after ${signal} it was still there. ${whatWasPrinted(output())}`);
  };
}

/** What would lead the program to servers, files or a port that were not meant for this test. */
const services = [
  "PORT",
  "DATABASE_URL",
  "REDIS_URL",
  "SMTP_URL",
  "API_HOST",
  "DB_HOST",
  "DB_PASSWORD",
  "REDIS_HOST",
  "EMAIL_HOST",
];

function withoutServices(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !services.includes(name)));
}

function collectOutput(child: ChildProcess): () => string {
  let printed = "";
  const collect = (text: string) => {
    printed += text;
  };
  child.stdout?.setEncoding("utf8").on("data", collect);
  child.stderr?.setEncoding("utf8").on("data", collect);
  child.on("error", (error) => collect(error.message));
  return () => printed;
}

function says(child: ChildProcess, output: () => string, wanted: string | RegExp): Promise<"ready"> {
  const isSaid = () => (typeof wanted === "string" ? output().includes(wanted) : output().search(wanted) >= 0);
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", () => {
        if (isSaid()) resolve("ready");
      });
  });
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

function whatWasPrinted(output: string): string {
  return output === "" ? "It printed nothing." : `It printed:\n${output}`;
}
