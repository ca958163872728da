import { type KeptServer, startKeptServer } from "../keeper/kept-server.ts";

/**
 * A PostgreSQL server of the caller's own. What was committed stays while it is stopped. Its `url` leads to its database
 * `postgres`, as its only user, who may do everything: `postgres://postgres@127.0.0.1:21743/postgres`.
 */
export type PostgresServer = KeptServer;

type Settings = {
  /** Whether a commit waits until it is on the disk, as in production. Tests are faster without. */
  readonly durable?: boolean;
};

/**
 * Starts a server for a test that stops it or needs it alone (0.8 s); `temporaryDatabase` serves all others.
 * It never outlives the process that started it, however that one ends.
 * @throws Error with all that was printed, when PostgreSQL does not start.
 */
export function startPostgres({ durable = false }: Settings = {}): Promise<PostgresServer> {
  const keeper = new URL("./server-keeper.ts", import.meta.url);
  return startKeptServer({ service: "PostgreSQL", keeper, args: [durable ? "durable" : "forgetful"] });
}
