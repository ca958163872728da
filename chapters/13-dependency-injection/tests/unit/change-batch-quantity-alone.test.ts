import { OrderId } from "@cosmic/kernel";
import { beforeEach, expect, test } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import { changeBatchQuantity } from "../../src/service-layer/handlers/change-batch-quantity.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { lamp } from "../builders.ts";
import { busOverFakes } from "../bus.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine } from "../primitives.ts";

// The handler alone: in place of the bus there is a list, and what is in it is handled by nobody.
let shop: ReturnType<typeof busOverFakes>;
let heard: Event[];
let alone: StartUnitOfWork;
beforeEach(async () => {
  shop = busOverFakes();
  heard = [];
  const fakeBus = async (events: readonly Event[]) => void heard.push(...events);
  alone = () => shop.startUnitOfWork(fakeBus);
  await shop.handle(newBatch({ reference: "batch-1", quantity: 20 }));
  for (const orderId of ["order-1", "order-2", "order-3"]) await shop.handle(requestedLine({ orderId, quantity: 5 }));
});

test("says which lines have lost their place, the latest first", async () => {
  await changeBatchQuantity(changedQuantity({ reference: "batch-1", quantity: 6 }), alone);

  expect(heard).toEqual([deallocated("order-3"), deallocated("order-2")]);
});

test("finds no other place for them: that is somebody else's work", async () => {
  await shop.handle(newBatch({ reference: "batch-2", quantity: 20 }));

  await changeBatchQuantity(changedQuantity({ reference: "batch-1", quantity: 14 }), alone);

  await expect(shop.handle(returnedLine({ orderId: "order-3" }))).rejects.toMatchObject({ code: "not-allocated" });
  expect(shop.mails).toEqual([]);
});

test("says nothing when all keep their place", async () => {
  await changeBatchQuantity(changedQuantity({ reference: "batch-1", quantity: 15 }), alone);

  expect(heard).toEqual([]);
});

test("says nothing when it cannot be kept", async () => {
  shop.store.write = () => Promise.reject(new Error("disk full"));

  const change = changeBatchQuantity(changedQuantity({ reference: "batch-1", quantity: 6 }), alone);

  await expect(change).rejects.toThrow("disk full");
  expect(heard).toEqual([]);
});

function deallocated(orderId: string): Event {
  return { type: "Deallocated", orderId: OrderId.parse(orderId), sku: lamp, quantity: 5, version: 5 };
}
