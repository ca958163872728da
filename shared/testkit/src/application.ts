import { type ChildProcess, fork } from "node:child_process";
import { constants } from "node:os";
import "./ends-with-the-run.ts";
import { within } from "./within.ts";

/** A chapter's application, running as a process of its own. Disposing of it stops it. */
export type Application = AsyncDisposable & {
  /** Where it listens: `http://localhost:43127`. */
  readonly url: string;
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
  /** The chapter's folder: where the application runs. */
  readonly folder: string;
  /** The file that starts the server, seen from `folder`. */
  readonly entrypoint?: string;
  /** Variables on top of those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
};

const LISTENS_WITHIN = 20_000;
const STOPS_WITHIN = 5_000;

/**
 * Runs a chapter's server, on any free port unless `env` names one, and resolves once it has printed where it listens.
 * It never outlives the process that started it, however that one ends.
 * @throws Error with all that was printed, when the server ends before it listens or does not listen within 20 seconds.
 */
export async function startApplication(settings: Settings): Promise<Application> {
  const { folder, entrypoint = "src/entrypoints/server.ts", env = {} } = settings;
  const child = fork(entrypoint, {
    cwd: folder,
    env: { ...withoutServices(process.env), PORT: "0", ...env },
    execArgv: ["--import", new URL("./lifeline.ts", import.meta.url).href],
    silent: true,
  });
  const output = collectOutput(child);
  const ended = exitCodeOf(child);

  const start = await within(LISTENS_WITHIN, Promise.race([addressIn(child, output), ended]));
  if (typeof start === "string" && child.pid !== undefined) {
    const stop = stopping(child, output, ended);
    const dispose = async () => void (await stop());
    return { url: start, processId: child.pid, output, stop, [Symbol.asyncDispose]: dispose };
  }

  child.kill("SIGKILL");
  await ended;
  const reason =
    start === undefined ? "did not listen within 20 s" : `ended with exit code ${start} before it listened`;
  throw new Error(`${entrypoint} in ${folder} ${reason}. ${whatWasPrinted(output())}`);
}

function stopping(child: ChildProcess, output: () => string, ended: Promise<number>): Application["stop"] {
  return async (signal = "SIGTERM") => {
    child.kill(signal);
    const exitCode = await within(STOPS_WITHIN, ended);
    if (exitCode !== undefined) return exitCode;
    child.kill("SIGKILL");
    await ended;
    throw new Error(`The application was killed: 5 s after ${signal} it was still there. ${whatWasPrinted(output())}`);
  };
}

/** What would lead the application to servers, files or a port that were not meant for this test. */
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

/** The first address printed, once what follows the port shows that all of its digits are there. */
function addressIn(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      const address = /(http:\/\/[^\s/]+:\d+)\D/.exec(output())?.[1];
      if (address !== undefined) resolve(address);
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
