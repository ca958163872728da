import type { Exchange, Request } from "./exchange.ts";

/** What many requests, sent in the same instant, were answered: at first, and in the end. */
export type Race = {
  readonly atOnce: readonly Exchange[];
  /** In the same order, but whoever was answered 409 (a lost race) has repeated the request. */
  readonly settled: readonly Exchange[];
};

type Send = (request: Request) => Promise<Exchange>;

/** Nobody else asks when a lost race is repeated: whoever loses this often has not lost a race. */
const MOST_REPEATS = 3;

/** Sends all of them at once, and then what lost a race again, one after the other. */
export async function race(requests: readonly Request[], send: Send): Promise<Race> {
  const atOnce = await Promise.all(requests.map(send));
  const settled: Exchange[] = [];
  for (const each of atOnce) settled.push(await repeated(each, send));
  return { atOnce, settled };
}

async function repeated(first: Exchange, send: Send): Promise<Exchange> {
  let latest = first;
  for (let repeats = 0; repeats < MOST_REPEATS && latest.answer.status === 409; repeats += 1)
    latest = await send(first.request);
  return latest;
}

/** How often each status was answered: "201 to 57 of them, 500 to 3 of them". */
export function tally(exchanges: readonly Exchange[]): string {
  const byStatus = Map.groupBy(exchanges, ({ answer }) => answer.status);
  return [...byStatus].map(([status, { length }]) => `${status} to ${length} of them`).join(", ");
}
