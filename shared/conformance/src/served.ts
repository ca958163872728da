import { expectAnnounced } from "./announcements.ts";
import type { Conversation } from "./conversation.ts";
import { someLine } from "./requests.ts";

/** The channels on which a service takes messages. */
export type Channel = "change_batch_quantity" | "allocate";

/**
 * Publishes a good message on the channel and waits until it has been acted on: so, by then, have those before it.
 * @throws ContractViolation when it is not.
 */
export async function expectServed(channel: Channel, shop: Conversation): Promise<void> {
  const { ref, sku } = await shop.addBatch();
  if (channel === "allocate") {
    const line = someLine({ sku, qty: 1 });
    await shop.publish(channel, JSON.stringify(line));
    return expectAnnounced(shop, line, [ref], "because a good message is acted on, whatever came before it");
  }
  const { line } = await shop.allocate({ sku, qty: 1 });
  const other = await shop.addBatch({ sku });
  await shop.publish(channel, JSON.stringify({ batchref: ref, qty: 0 }));
  const because = "because a good message is acted on, whatever came before it, and the line moves to the other batch";
  await expectAnnounced(shop, line, [ref, other.ref], because);
}

/** Allocates a line by HTTP and waits until it is announced: so, by then, are those before it. */
export async function expectNextAnnounced(shop: Conversation): Promise<void> {
  const { ref, sku } = await shop.addBatch();
  const { line } = await shop.allocate({ sku, qty: 1 });
  await expectAnnounced(shop, line, [ref], "because this line, of a new order, has been allocated");
}
