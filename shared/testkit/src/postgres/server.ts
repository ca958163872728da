import { randomInt } from "node:crypto";
import { installedBinaries, platform } from "./binaries.ts";
import { type Home, makeHome } from "./home.ts";
import {
  type Durability,
  initialize,
  isRunning,
  PortIsTaken,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from "./postmaster.ts";

/** A server of this very process, which has to dispose of it before it ends: that stops it and removes its folder. */
export type Server = AsyncDisposable & {
  /** Resolves to its address, the same each time. @throws Error with all that was printed, when it does not start. */
  readonly start: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Nothing happens before the first `start`. A method is to be called when the one before has ended. */
export function createServer(durability: Durability, binaries = installedBinaries()): Server {
  let home: Home | undefined;
  let port: number | undefined;
  let postmaster: Postmaster | undefined;

  async function startFirst(): Promise<void> {
    if (binaries === undefined) throw new Error(`npm has none for ${platform}`);
    home = await makeHome(binaries);
    await initialize(home);
    [port, postmaster] = await startAnywhere(home, durability);
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
      if (postmaster) await stopPostmaster(postmaster, "SIGINT");
    },
    async [Symbol.asyncDispose]() {
      if (postmaster) await stopPostmaster(postmaster, "SIGQUIT");
      await home?.[Symbol.asyncDispose]();
    },
  };
}

/**
 * Below the ports that outgoing connections get: while the server is stopped, none of them takes its place, and no client
 * that tries again and again meets itself there.
 */
async function startAnywhere(home: Home, durability: Durability, tries = 50): Promise<[number, Postmaster]> {
  const port = randomInt(20_000, 32_768);
  try {
    return [port, await startPostmaster(home, port, durability)];
  } catch (error) {
    if (!(error instanceof PortIsTaken) || tries === 1) throw error;
    return startAnywhere(home, durability, tries - 1);
  }
}
