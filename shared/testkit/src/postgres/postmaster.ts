import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type Daemon, startDaemon } from "../keeper/daemon.ts";
import type { Home } from "./home.ts";

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
export function startPostmaster(home: Home, port: number, durability: Durability): Promise<Daemon> {
  const settings = Object.entries({ ...always, ...settingsFor[durability] });
  return startDaemon({
    command: path.join(home.binaries, "bin/postgres"),
    args: ["-D", home.data, "-p", String(port), ...settings.map(([name, value]) => `--${name}=${value}`)],
    options: { ...home.user, env: environment },
    ready: "ready to accept connections",
    portIsTaken: "could not bind",
  });
}
