import { addressOf } from "./exchange.ts";
import { Unreachable } from "./not-tried.ts";
import { reasonOf } from "./reason-of.ts";
import type { Service } from "./service.ts";

/**
 * Makes sure that somebody answers at the service's URL, whatever the answer, and where else the checks will look.
 * @throws Unreachable when nobody does.
 */
export async function reach({ url, redis, mailbox }: Service): Promise<void> {
  try {
    await fetch(addressOf({ url, request: { method: "GET", path: "/" } }), { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new Unreachable(`Nobody answers at ${url}: ${reasonOf(error)}`);
  }
  await redis?.open();
  await mailbox?.();
}
