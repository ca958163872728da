import { beforeEach, describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate } from "../../src/service-layer/services.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { fakeProductStore } from "../fakes.ts";
import { later, newBatch, requestedLine, tomorrow } from "../primitives.ts";

let startUnitOfWork: StartUnitOfWork;
beforeEach(() => {
  startUnitOfWork = unitOfWorkOver(fakeProductStore());
});

describe("of the batches that have room", () => {
  test("prefers warehouse stock to shipments", async () => {
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), startUnitOfWork);
    await addBatch(newBatch({ reference: "warehouse", eta: null }), startUnitOfWork);

    const reference = await allocate(requestedLine(), startUnitOfWork);

    expect(reference).toBe("warehouse");
  });

  test("prefers the shipment that arrives earlier", async () => {
    await addBatch(newBatch({ reference: "late", eta: later }), startUnitOfWork);
    await addBatch(newBatch({ reference: "early", eta: tomorrow }), startUnitOfWork);

    const reference = await allocate(requestedLine(), startUnitOfWork);

    expect(reference).toBe("early");
  });

  test.each([
    ["a", "b"],
    ["b", "a"],
  ])(
    "lets the reference decide between two that are as good as each other: %s came first, then %s",
    async (...both) => {
      for (const reference of both) await addBatch(newBatch({ reference, eta: tomorrow }), startUnitOfWork);

      const reference = await allocate(requestedLine(), startUnitOfWork);

      expect(reference).toBe("a");
    },
  );

  test("goes on to the next one when the best has none", async () => {
    await addBatch(newBatch({ reference: "warehouse", quantity: 1 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), startUnitOfWork);

    const reference = await allocate(requestedLine({ quantity: 2 }), startUnitOfWork);

    expect(reference).toBe("shipment");
  });

  test("never splits a line over two", async () => {
    await addBatch(newBatch({ reference: "small", quantity: 3 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "large", quantity: 5, eta: later }), startUnitOfWork);
    await allocate(requestedLine({ orderId: "order-1", quantity: 4 }), startUnitOfWork);

    const next = await allocate(requestedLine({ orderId: "order-2", quantity: 3 }), startUnitOfWork);

    expect(next).toBe("small");
  });

  test("asks none of another product", async () => {
    await addBatch(newBatch({ reference: "chairs", sku: "CHAIR" }), startUnitOfWork);
    await addBatch(newBatch({ reference: "lamps", sku: "LAMP", eta: later }), startUnitOfWork);

    const reference = await allocate(requestedLine({ sku: "LAMP" }), startUnitOfWork);

    expect(reference).toBe("lamps");
  });
});

test("what was allocated is taken: another order finds only the rest", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);

  await allocate(requestedLine({ orderId: "order-1", quantity: 15 }), startUnitOfWork);

  await expect(allocate(requestedLine({ orderId: "order-2", quantity: 6 }), startUnitOfWork)).resolves.toBeNull();
  expect(await allocate(requestedLine({ orderId: "order-3", quantity: 5 }), startUnitOfWork)).toBe("batch-1");
});

describe("out of stock", () => {
  test("is said when no batch has room, and takes nothing", async () => {
    await addBatch(newBatch({ reference: "warehouse", quantity: 2 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "shipment", quantity: 2, eta: tomorrow }), startUnitOfWork);

    const answer = allocate(requestedLine({ orderId: "order-1", quantity: 3 }), startUnitOfWork);

    await expect(answer).resolves.toBeNull();
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 2 }), startUnitOfWork)).toBe("warehouse");
    expect(await allocate(requestedLine({ orderId: "order-3", quantity: 2 }), startUnitOfWork)).toBe("shipment");
  });

  test("is something else than a product that nobody ever bought", async () => {
    await addBatch(newBatch({ sku: "LAMP" }), startUnitOfWork);

    const attempt = allocate(requestedLine({ sku: "NO-SUCH-CHAIR" }), startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({
      name: "InvalidSku",
      code: "invalid-sku",
      message: "Invalid sku NO-SUCH-CHAIR",
    });
  });
});

test("where nothing was ever bought, no product is known", async () => {
  const attempt = allocate(requestedLine(), startUnitOfWork);

  await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
});

describe("a line that is allocated already", () => {
  test("takes nothing more", async () => {
    await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
    const line = requestedLine({ orderId: "order-1", quantity: 10 });
    await allocate(line, startUnitOfWork);

    await allocate({ ...line }, startUnitOfWork);

    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 10 }), startUnitOfWork)).toBe("batch-1");
  });

  test("stays where it is, though a better batch has come", async () => {
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), startUnitOfWork);
    await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "warehouse", quantity: 20 }), startUnitOfWork);

    const again = await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);

    expect(again).toBe("shipment");
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork)).toBe("warehouse");
  });

  test("stays where it is, though its batch is full", async () => {
    await addBatch(newBatch({ reference: "full", quantity: 2 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "empty", eta: tomorrow }), startUnitOfWork);
    await allocate(requestedLine({ quantity: 2 }), startUnitOfWork);

    const again = await allocate(requestedLine({ quantity: 2 }), startUnitOfWork);

    expect(again).toBe("full");
  });

  test.each([
    [1, "where it is"],
    [3, "in another batch"],
  ])("cannot become one of %d, though there is room for that %s", async (wanted) => {
    await addBatch(newBatch({ reference: "full", quantity: 2 }), startUnitOfWork);
    await addBatch(newBatch({ reference: "empty", quantity: 20, eta: tomorrow }), startUnitOfWork);
    await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);

    const attempt = allocate(requestedLine({ orderId: "order-1", quantity: wanted }), startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "conflicting-order-line" });
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork)).toBe("empty");
  });
});
