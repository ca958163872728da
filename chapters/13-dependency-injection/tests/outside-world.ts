import { z } from "zod";
import type { Channels } from "../src/adapters/channels.ts";
import { inProcessChannels } from "../src/adapters/in-process-channels.ts";

const announcement = z
  .object({ orderid: z.string(), sku: z.string(), qty: z.number(), batchref: z.string() })
  .transform(({ orderid, sku, qty, batchref }) => ({ orderId: orderid, sku, quantity: qty, reference: batchref }));

/** Whoever wants to know what happens here: remembers what it was told on line_allocated, in our words. */
export function outsideWorld(): { channels: Channels; announced: readonly z.output<typeof announcement>[] } {
  const announced: z.output<typeof announcement>[] = [];
  const channels = inProcessChannels();
  void channels.subscribe(["line_allocated"], (_, text) => announced.push(announcement.parse(JSON.parse(text))));
  return { channels, announced };
}
