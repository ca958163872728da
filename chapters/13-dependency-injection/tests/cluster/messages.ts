import { createClient } from "redis";
import { expect } from "vitest";
import type { Cluster } from "./cluster.ts";

/** Tells all consumers that a batch has another quantity now. @throws AssertionError when not all of them listen. */
export async function told({ redis, consumers }: Cluster, body: Readonly<{ batchref: string; qty: number }>) {
  await using resources = new AsyncDisposableStack();
  const client = resources.adopt(createClient({ url: redis.url }), (each) => each.destroy());
  await client.connect();
  expect(await client.publish("change_batch_quantity", JSON.stringify(body))).toBe(consumers.length);
}
