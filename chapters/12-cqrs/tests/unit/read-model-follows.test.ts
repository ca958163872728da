import { beforeEach, describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Event } from "../../src/domain/events.ts";
import { busOver, busOverFakes } from "../bus.ts";
import { fakeProductStore, fakeReadModel } from "../fakes.ts";
import { changedQuantity, lostShipment, newBatch, requestedLine, returnedLine } from "../primitives.ts";

describe("whoever looks sees, as soon as the command is answered,", () => {
  let shop: ReturnType<typeof busOverFakes>;
  beforeEach(async () => {
    shop = busOverFakes();
    await shop.handle(newBatch({ reference: "batch-1", quantity: 2 }));
    await shop.handle(requestedLine({ orderId: "order-1", quantity: 2 }));
  });

  test("where a line has its place", async () => {
    expect(await shop.views.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-1" }]);
  });

  test("all lines of an order", async () => {
    await shop.handle(newBatch({ reference: "batch-2", sku: "SOFA" }));

    await shop.handle(requestedLine({ orderId: "order-1", sku: "SOFA" }));

    expect(await shop.views.allocationsOf("order-1")).toEqual([
      { sku: "LAMP", reference: "batch-1" },
      { sku: "SOFA", reference: "batch-2" },
    ]);
  });

  test("the new place of a line that has lost its own", async () => {
    await shop.handle(newBatch({ reference: "batch-2" }));

    await shop.handle(changedQuantity({ reference: "batch-1", quantity: 0 }));

    expect(await shop.views.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-2" }]);
  });

  test("the new place of a line whose shipment will never come", async () => {
    await shop.handle(newBatch({ reference: "batch-2" }));

    await shop.handle(lostShipment("batch-1"));

    expect(await shop.views.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-2" }]);
  });

  test("of each line of such a shipment where it is by now, while they move one by one", async () => {
    await shop.handle(newBatch({ reference: "boat", sku: "SOFA" }));
    for (const orderId of ["order-2", "order-3"]) await shop.handle(requestedLine({ orderId, sku: "SOFA" }));
    await shop.handle(newBatch({ reference: "next-boat", sku: "SOFA" }));

    await shop.handle(lostShipment("boat"));

    expect(await shop.views.allocationsOf("order-2")).toEqual([{ sku: "SOFA", reference: "boat" }]);
    expect(await shop.views.allocationsOf("order-3")).toEqual([{ sku: "SOFA", reference: "next-boat" }]);
  });

  test.each([
    ["a line that has lost its place and found no other", changedQuantity({ reference: "batch-1", quantity: 0 })],
    ["a line whose shipment will never come, and that found no other", lostShipment("batch-1")],
    ["a line that was given back", returnedLine({ orderId: "order-1" })],
  ])("nothing of %s", async (_, command) => {
    await shop.handle(command);

    expect(await shop.views.allocationsOf("order-1")).toEqual([]);
  });

  test("nothing of a line that is out of stock, until it is asked for again when there is some", async () => {
    await shop.handle(requestedLine({ orderId: "order-2", quantity: 2 }));
    const before = await shop.views.allocationsOf("order-2");
    await shop.handle(newBatch({ reference: "batch-2" }));

    await shop.handle(requestedLine({ orderId: "order-2", quantity: 2 }));

    expect(before).toEqual([]);
    expect(await shop.views.allocationsOf("order-2")).toEqual([{ sku: "LAMP", reference: "batch-2" }]);
  });
});

test("the answer waits for it: whoever is told that his order was accepted can look at once", async () => {
  const { promise: isWritten, resolve: write } = Promise.withResolvers<void>();
  const { handle } = busOver(unitOfWorkOver(fakeProductStore()), { readModel: { record: () => isWritten } });
  await handle(newBatch());
  const happened: string[] = [];

  const answer = handle(requestedLine()).then(() => happened.push("answered"));
  await new Promise(setImmediate);
  happened.push("written");
  write();
  await answer;

  expect(happened).toEqual(["written", "answered"]);
});

describe("a read model that cannot be written just now", () => {
  const diskFull = new Error("disk full");
  let failing: number;
  let known: ReturnType<typeof fakeReadModel>;
  let shop: ReturnType<typeof busOver>;
  beforeEach(async () => {
    known = fakeReadModel();
    failing = 0;
    const record = async (event: Event) => {
      failing -= 1;
      if (failing >= 0) throw diskFull;
      await known.record(event);
    };
    shop = busOver(unitOfWorkOver(fakeProductStore()), { readModel: { record } });
    await shop.handle(newBatch({ reference: "batch-1", quantity: 2 }));
  });

  test("fails nobody's command, and is written by the next try", async () => {
    failing = 1;

    const answer = await shop.handle(requestedLine({ orderId: "order-1" }));
    await shop.bus.settled();

    expect({ answer, failing }).toEqual({ answer: "batch-1", failing: -1 });
    expect(await known.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-1" }]);
    expect(shop.failures).toEqual([]);
  });

  test("keeps nothing else from being done: who lost his place gets another, others are told, somebody is mailed", async () => {
    failing = Number.POSITIVE_INFINITY;
    await shop.handle(requestedLine({ orderId: "order-1" }));
    await shop.handle(newBatch({ reference: "batch-2", quantity: 2 }));

    await shop.handle(changedQuantity({ reference: "batch-1", quantity: 0 }));
    await shop.handle(requestedLine({ orderId: "order-2" }));
    await shop.bus.settled();

    expect(shop.announced.map(({ reference }) => reference)).toEqual(["batch-1", "batch-2"]);
    expect(shop.mails).toHaveLength(1);
  });

  test("shows in the end what is so, though the place that was lost is told after the one that was found", async () => {
    const told: string[] = [];
    const { promise: isFound, resolve: found } = Promise.withResolvers<void>();
    const record = async (event: Event) => {
      if (event.type === "Deallocated" && told.push("a try") === 1) throw diskFull;
      if (event.type === "Deallocated") await isFound;
      await known.record(event);
      told.push(event.type);
      if (event.type === "Allocated" && event.reference === "batch-2") found();
    };
    shop = busOver(unitOfWorkOver(fakeProductStore()), { readModel: { record } });
    for (const reference of ["batch-1", "batch-2"]) await shop.handle(newBatch({ reference }));
    await shop.handle(requestedLine({ orderId: "order-1" }));
    told.length = 0;

    await shop.handle(changedQuantity({ reference: "batch-1", quantity: 0 }));
    await shop.bus.settled();

    expect(told).toEqual(["a try", "a try", "Allocated", "Deallocated"]);
    expect(await known.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-2" }]);
  });

  test("is given up in the end, and somebody hears of it, with all that is needed to mend it", async () => {
    failing = 5;

    await shop.handle(requestedLine({ orderId: "order-1" }));
    await shop.bus.settled();

    const event = { type: "Allocated", orderId: "order-1", sku: "LAMP", quantity: 2, reference: "batch-1", version: 2 };
    expect(shop.failures).toEqual([{ event, failure: diskFull }]);
  });
});
