import type { PublishExternally } from "../service-layer/event-publisher.ts";
import type { Channels } from "./channels.ts";

/** Tells others in their words, as JSON on the channel `line_allocated`. */
export function eventPublisherOn(channels: Channels): PublishExternally {
  return ({ orderId, sku, quantity, reference }) =>
    channels.publish("line_allocated", JSON.stringify({ orderid: orderId, sku, qty: quantity, batchref: reference }));
}
