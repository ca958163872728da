import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { promisify } from "node:util";
import { within } from "../within.ts";
import type { Home } from "./home.ts";

/** PostgreSQL's first process. All others of the same server end with it. */
export type Postmaster = ChildProcess;

export class PortIsTaken extends Error {
  override readonly name = "PortIsTaken";
}

const STARTS_WITHIN = 60_000;
const STOPS_WITHIN = 30_000;

/** The same messages and the same clock everywhere; without LC_ALL macOS refuses to start it. */
const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };

const always = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  log_min_messages: "log",
};

/** Durable: as in production, a commit waits for the disk. Forgetful: what is lost with the machine is lost with the test. */
export type Durability = "durable" | "forgetful";

const settingsFor: Readonly<Record<Durability, Readonly<Record<string, string>>>> = {
  durable: {},
  forgetful: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
};

/** Fills the data folder, in 0.6 s. @throws Error with what was printed when that fails. */
export async function initialize({ data, binaries, user }: Home): Promise<void> {
  const settings = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
  try {
    await promisify(execFile)(path.join(binaries, "bin/initdb"), [`--pgdata=${data}`, ...settings], {
      ...user,
      env: environment,
    });
  } catch (error) {
    if (error instanceof Error && "stderr" in error && error.stderr) throw new Error(String(error.stderr).trim());
    throw error;
  }
}

/**
 * Resolves once the server on `port` of 127.0.0.1 accepts connections.
 * @throws PortIsTaken, or Error with what was printed when it ends before that or takes longer than a minute.
 */
export async function startPostmaster(home: Home, port: number, durability: Durability): Promise<Postmaster> {
  const settings = Object.entries({ ...always, ...settingsFor[durability] });
  const postmaster = spawn(
    path.join(home.binaries, "bin/postgres"),
    ["-D", home.data, "-p", String(port), ...settings.map(([name, value]) => `--${name}=${value}`)],
    { ...home.user, env: environment, stdio: ["ignore", "ignore", "pipe"] },
  );
  let printed = "";
  const { promise: accepts, resolve, reject } = Promise.withResolvers<true>();
  const listen = (text: string) => {
    printed += text;
    if (printed.includes("ready to accept connections")) resolve(true);
  };
  postmaster.stderr.setEncoding("utf8").on("data", listen);
  postmaster.once("error", reject);
  postmaster.once("close", () => {
    reject(printed.includes("could not bind") ? new PortIsTaken(`port ${port} is taken`) : new Error(printed.trim()));
  });

  if (await within(STARTS_WITHIN, accepts)) {
    postmaster.stderr.off("data", listen).resume();
    return postmaster;
  }
  postmaster.kill("SIGKILL");
  throw new Error(`it was not ready within a minute. It printed:\n${printed.trim()}`);
}

/** SIGINT has it write down what it knows, SIGQUIT does not. Neither waits for the clients. */
export async function stopPostmaster(postmaster: Postmaster, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  if (!isRunning(postmaster)) return;
  const ended = once(postmaster, "exit");
  postmaster.kill(signal);
  if (await within(STOPS_WITHIN, ended)) return;
  postmaster.kill("SIGKILL");
  await ended;
}

export function isRunning({ exitCode, signalCode }: Postmaster): boolean {
  return exitCode === null && signalCode === null;
}
