import { type Daemon, isRunning, stopDaemon } from "../keeper/daemon.ts";
import type { Server } from "../keeper/server.ts";
import { onSomePort } from "../some-port.ts";
import { installedBinaries, platform } from "./binaries.ts";
import { type Home, makeHome } from "./home.ts";
import { type Durability, initialize, startPostmaster } from "./postmaster.ts";

/** Two ways to stop PostgreSQL, neither of which waits for the clients. The first has it write down what it knows. */
const writingDown = "SIGINT";
const forgetting = "SIGQUIT";

/** Nothing happens before the first `start`. A method is to be called when the one before has ended. */
export function createServer(durability: Durability, binaries = installedBinaries()): Server {
  let home: Home | undefined;
  let port: number | undefined;
  let postmaster: Daemon | undefined;

  async function startFirst(): Promise<void> {
    if (binaries === undefined) throw new Error(`npm has none for ${platform}`);
    const own = await makeHome(binaries);
    home = own;
    await initialize(own);
    [port, postmaster] = await onSomePort((free) => startPostmaster(own, free, durability));
  }

  return {
    async start() {
      try {
        if (!home || !port || !postmaster) await startFirst();
        else if (!isRunning(postmaster)) postmaster = await startPostmaster(home, port, durability);
      } catch (error) {
        throw new Error(`PostgreSQL did not start: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      }
      return `postgres://postgres@127.0.0.1:${port}/postgres`;
    },
    async stop() {
      if (postmaster) await stopDaemon(postmaster, writingDown);
    },
    async [Symbol.asyncDispose]() {
      if (postmaster) await stopDaemon(postmaster, forgetting);
      await home?.[Symbol.asyncDispose]();
    },
  };
}
