import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { PortIsTaken } from "../some-port.ts";
import { within } from "../within.ts";

/** A server's first process. All others of the same server end with it. */
export type Daemon = ChildProcess;

/** How a server is run, and which of its words tell that it is ready, or that somebody else has its port. */
export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly options?: Pick<SpawnOptions, "uid" | "gid" | "env">;
  readonly ready: string;
  readonly portIsTaken: string;
};

const STARTS_WITHIN = 60_000;
const STOPS_WITHIN = 30_000;

/**
 * Resolves once the server accepts connections.
 * @throws PortIsTaken, or Error with what was printed when it ends before that or takes longer than a minute.
 */
export async function startDaemon({ command, args, options, ready, portIsTaken }: Program): Promise<Daemon> {
  const daemon = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const output = [daemon.stdout, daemon.stderr];
  let printed = "";
  const { promise: accepts, resolve, reject } = Promise.withResolvers<true>();
  const listen = (text: string) => {
    printed += text;
    if (printed.includes(ready)) resolve(true);
  };
  for (const stream of output) stream.setEncoding("utf8").on("data", listen);
  daemon.once("error", reject);
  daemon.once("close", () => {
    const problem = printed.trim();
    reject(printed.includes(portIsTaken) ? new PortIsTaken(problem) : new Error(problem));
  });

  if (await within(STARTS_WITHIN, accepts)) {
    for (const stream of output) stream.off("data", listen).resume();
    return daemon;
  }
  daemon.kill("SIGKILL");
  throw new Error(`it was not ready within a minute. It printed:\n${printed.trim()}`);
}

/** Has it end by `signal`, and by SIGKILL where it has not within half a minute. */
export async function stopDaemon(daemon: Daemon, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(daemon)) return;
  const ended = once(daemon, "exit");
  daemon.kill(signal);
  if (await within(STOPS_WITHIN, ended)) return;
  daemon.kill("SIGKILL");
  await ended;
}

export function isRunning({ exitCode, signalCode }: Daemon): boolean {
  return exitCode === null && signalCode === null;
}
