import { BatchReference, OrderId } from "@cosmic/kernel";
import { beforeEach, expect, test } from "vitest";
import type { Storage } from "../../src/adapters/storage.ts";
import type { Event } from "../../src/domain/events.ts";
import { lamp } from "../builders.ts";
import { busOver } from "../bus.ts";
import { changedQuantity, later, newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";

/** The allocation state of all shipments. @param open gives a storage that is empty */
export function showsAllShipments(open: () => Promise<Storage>): void {
  let storage: Storage;
  let handle: ReturnType<typeof busOver>["handle"];
  beforeEach(async () => {
    storage = await open();
    expect(storage, "the storage").toHaveProperty("views.dashboard");
    ({ handle } = busOver(storage.startUnitOfWork, { readModel: storage.readModel }));
  });

  test("before anything was bought there is nothing", async () => {
    expect(await storage.views.dashboard()).toEqual({ shipments: [], unserved: [] });
  });

  test("each batch with what was bought, what is taken, and by how many lines", async () => {
    await handle(newBatch({ reference: "batch-1", quantity: 20 }));
    await handle(newBatch({ reference: "batch-2", sku: "SOFA", quantity: 5, eta: tomorrow }));
    for (const orderId of ["order-1", "order-2"]) await handle(requestedLine({ orderId, quantity: 3 }));

    expect(await storage.views.dashboard()).toEqual({
      shipments: [
        { reference: "batch-1", sku: "LAMP", eta: null, purchasedQuantity: 20, allocatedQuantity: 6, lines: 2 },
        { reference: "batch-2", sku: "SOFA", eta: tomorrow, purchasedQuantity: 5, allocatedQuantity: 0, lines: 0 },
      ],
      unserved: [],
    });
  });

  test("the greatest quantities to the piece", async () => {
    const greatest = Number.MAX_SAFE_INTEGER;
    await handle(newBatch({ quantity: greatest }));

    await handle(requestedLine({ quantity: greatest }));

    const { shipments } = await storage.views.dashboard();
    expect(shipments).toMatchObject([{ purchasedQuantity: greatest, allocatedQuantity: greatest }]);
  });

  test("first what is in the warehouse, then by date of arrival, then by reference", async () => {
    const shipments = { a: later, c: null, B: tomorrow, b: tomorrow, A: null };
    for (const [reference, eta] of Object.entries(shipments)) await handle(newBatch({ reference, eta }));

    const shown = await storage.views.dashboard();

    expect(shown.shipments.map(({ reference }) => reference)).toEqual(["A", "c", "B", "b", "a"]);
  });

  test("what follows from a quantity that has changed: lines elsewhere, lines out of stock", async () => {
    await handle(newBatch({ reference: "batch-1", quantity: 6 }));
    for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId }));
    await handle(newBatch({ reference: "batch-2", quantity: 2, eta: tomorrow }));

    await handle(changedQuantity({ reference: "batch-1", quantity: 3 }));

    expect(await storage.views.dashboard()).toMatchObject({
      shipments: [
        { reference: "batch-1", purchasedQuantity: 3, allocatedQuantity: 2, lines: 1 },
        { reference: "batch-2", purchasedQuantity: 2, allocatedQuantity: 2, lines: 1 },
      ],
      unserved: [{ orderId: "order-2", sku: "LAMP", quantity: 2, state: "out of stock" }],
    });
  });

  test("lines without stock, product by product and order by order, but none that was given back", async () => {
    for (const sku of ["LAMP", "SOFA"]) await handle(newBatch({ reference: sku, sku, quantity: 2 }));
    for (const orderId of ["order-2", "order-1"])
      for (const sku of ["SOFA", "LAMP"]) await handle(requestedLine({ orderId, sku, quantity: 3 }));
    await handle(requestedLine({ orderId: "order-3" }));
    await handle(returnedLine({ orderId: "order-3" }));
    await storage.readModel.record(deallocated("order-0", 1));

    const { unserved } = await storage.views.dashboard();

    expect(unserved).toEqual([
      { orderId: "order-0", sku: "LAMP", quantity: 2, state: "deallocated" },
      { orderId: "order-1", sku: "LAMP", quantity: 3, state: "out of stock" },
      { orderId: "order-2", sku: "LAMP", quantity: 3, state: "out of stock" },
      { orderId: "order-1", sku: "SOFA", quantity: 3, state: "out of stock" },
      { orderId: "order-2", sku: "SOFA", quantity: 3, state: "out of stock" },
    ]);
  });

  test("a line out of stock no longer, once it has a place", async () => {
    await handle(newBatch({ reference: "batch-1", quantity: 1 }));
    await handle(requestedLine({ quantity: 2 }));
    await handle(newBatch({ reference: "batch-2", quantity: 2 }));

    await handle(requestedLine({ quantity: 2 }));

    expect(await storage.views.dashboard()).toMatchObject({ shipments: [{ lines: 0 }, { lines: 1 }], unserved: [] });
  });

  test("is as of one moment: while a line moves to and fro, it is in one place each time that somebody looks", async () => {
    await handle(newBatch({ reference: "batch-1" }));
    const seen: unknown[] = [];
    const look = async () => {
      for (let times = 0; times < 200; times += 1) {
        const { shipments, unserved } = await storage.views.dashboard();
        seen.push((shipments[0]?.lines ?? 0) + unserved.length);
      }
    };
    const move = async () => {
      for (let version = 3; version < 400; version += 2) {
        await storage.readModel.record(deallocated("order-1", version));
        await storage.readModel.record(allocated("order-1", version + 1));
      }
    };
    await storage.readModel.record(deallocated("order-1", 2));

    await Promise.all([look(), look(), move()]);

    expect(new Set(seen)).toEqual(new Set([1]));
  });
}

function deallocated(order: string, version: number): Event {
  return { type: "Deallocated", orderId: OrderId.parse(order), sku: lamp, quantity: 2, version };
}

function allocated(order: string, version: number): Event {
  const [orderId, reference] = [OrderId.parse(order), BatchReference.parse("batch-1")];
  return { type: "Allocated", orderId, sku: lamp, quantity: 2, reference, version };
}
