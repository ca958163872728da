import { eventually } from "@cosmic/testkit";
import { createClient } from "redis";
import { expect } from "vitest";
import type { Cluster } from "./cluster.ts";
import { statusOf } from "./post.ts";
import type { HttpRequest, LineBody, Message, Request, Requests } from "./requests.ts";

/** Clients at work. Disposing of it takes their connection to Redis from them. */
export type Load = AsyncDisposable &
  Readonly<{
    /** Every status that was answered, also to those who tried again. */
    statuses: ReadonlySet<number>;
    /** The lines that were answered 202. */
    accepted: readonly LineBody[];
    /** Resolves as soon as so many requests are done. */
    reached: (count: number) => Promise<void>;
    done: () => number;
    /** Resolves when all of them are. @throws what a client was told last who gave up. */
    finished: Promise<void>;
  }>;

const CLIENTS = 16;
/** Milliseconds. Most wait for nothing; some live through a restart, on a machine that may have a lot else to do. */
const patience = { within: 60_000, every: 50 };
/** What means: try again. Null is no answer. */
const LATER = [409, 503, null];

/**
 * Has sixteen clients send the requests, first the opening, then the others in their order. A client behaves as a good one
 * does: it sends to any API process, to the next one when that cannot be reached or breaks off, and again when it is told
 * that there was a conflict or that something is unavailable. A message nobody listened to it sends again.
 */
export async function startLoad({ opening, mixed }: Requests, cluster: Cluster): Promise<Load> {
  const redis = createClient({
    url: cluster.redis.url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: () => 50 },
  });
  redis.on("error", () => {}); // Whoever publishes is told anyway.
  await redis.connect();
  const statuses = new Set<number>();
  const accepted: LineBody[] = [];
  let sent = 0;
  let done = 0;

  async function serve(request: Request): Promise<void> {
    await eventually(() => ("channel" in request ? publish(request) : send(request)), patience);
    done += 1;
  }

  async function publish({ channel, body }: Message): Promise<void> {
    const listeners = await redis.publish(channel, JSON.stringify(body));
    expect(listeners).toBe(cluster.consumers.length);
  }

  async function send({ path, body }: HttpRequest): Promise<void> {
    const api = cluster.apis[sent++ % cluster.apis.length];
    const status = await statusOf(`${api?.url}${path}`, body);
    if (status !== null) statuses.add(status);
    expect(LATER).not.toContain(status);
    if (status === 202 && "orderid" in body) accepted.push(body);
  }

  const finished = servedBy(CLIENTS, opening, serve).then(() => servedBy(CLIENTS, mixed, serve));
  finished.catch(() => {}); // Whoever waits for it hears of it.
  return {
    statuses,
    accepted,
    reached: (count) => eventually(() => expect(done).toBeGreaterThanOrEqual(count), patience),
    done: () => done,
    finished,
    [Symbol.asyncDispose]: async () => redis.destroy(),
  };
}

/** Each client takes the next request as soon as it has done one. */
async function servedBy(
  clients: number,
  requests: readonly Request[],
  serve: (request: Request) => Promise<void>,
): Promise<void> {
  const queue = requests.values();
  const work = async () => {
    for (const request of queue) await serve(request);
  };
  await Promise.all(Array.from({ length: clients }, work));
}
