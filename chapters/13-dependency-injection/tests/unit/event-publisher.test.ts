import { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import { eventPublisherOn } from "../../src/adapters/event-publisher.ts";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import type { Allocated } from "../../src/domain/events.ts";
import { hearing } from "../hearing.ts";

const event: Allocated = {
  type: "Allocated",
  orderId: OrderId.parse("order-1"),
  sku: Sku.parse("LÁMPARA"),
  quantity: 2,
  reference: BatchReference.parse("batch-1"),
  version: 7,
};

test("where a line comes from is told on line_allocated, in the names of the wire and in nothing else", async () => {
  const channels = inProcessChannels();
  const heard = await hearing(channels, "line_allocated");

  const publishExternally = eventPublisherOn(channels);
  expect(publishExternally, "what eventPublisherOn answers").toBeTypeOf("function");
  await publishExternally(event);

  expect(heard.map(([, text]) => JSON.parse(text))).toEqual([
    { orderid: "order-1", sku: "LÁMPARA", qty: 2, batchref: "batch-1" },
  ]);
});

test("whoever tells it is told when it cannot be sent", async () => {
  const channels = { ...inProcessChannels(), publish: () => Promise.reject(new Error("no Redis")) };

  const telling = Promise.resolve(eventPublisherOn(channels)(event));

  await expect(telling).rejects.toThrow("no Redis");
});
