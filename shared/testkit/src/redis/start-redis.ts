import { type KeptServer, startKeptServer } from "../keeper/kept-server.ts";
import { ownRedis, redis } from "./requirement.ts";

/** A Redis for tests: `redis://127.0.0.1:21743`. All that it has stored and all who listen are forgotten when it stops. */
export type RedisServer = KeptServer;

/**
 * Starts a Redis of the caller's own (0.1 s). It never outlives the process that started it, however that one ends.
 * Without `redis-server` on PATH it is the one at REDIS_URL, which others may use as well and whose `stop` and `start` throw.
 * @throws Error when there is neither, or with all that was printed, when Redis does not start.
 */
export async function startRedis(): Promise<RedisServer> {
  if (ownRedis.available)
    return startKeptServer({ service: "Redis", keeper: new URL("./server-keeper.ts", import.meta.url) });
  const { REDIS_URL } = process.env;
  if (REDIS_URL) return somebodyElses(REDIS_URL);
  throw new Error(`Redis is missing: ${redis.remedy}`);
}

function somebodyElses(url: string): RedisServer {
  const refuse = async () => {
    throw new Error("The Redis at REDIS_URL was not started by the tests, so they neither stop nor start it");
  };
  return { url, stop: refuse, start: refuse, [Symbol.asyncDispose]: async () => {} };
}
