import { beforeEach, describe, expect, test } from "vitest";
import { addBatch, allocate } from "../../src/service-layer/services.ts";
import { FakeBatchRepository } from "../fakes.ts";
import { later, newBatch, requestedLine, tomorrow } from "../primitives.ts";

let repository: FakeBatchRepository;
beforeEach(() => {
  repository = new FakeBatchRepository();
});

describe("of the batches that have room", () => {
  test("prefers warehouse stock to shipments", async () => {
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), repository);
    await addBatch(newBatch({ reference: "warehouse", eta: null }), repository);

    const reference = await allocate(requestedLine(), repository);

    expect(reference).toBe("warehouse");
  });

  test("prefers the shipment that arrives earlier", async () => {
    await addBatch(newBatch({ reference: "late", eta: later }), repository);
    await addBatch(newBatch({ reference: "early", eta: tomorrow }), repository);

    const reference = await allocate(requestedLine(), repository);

    expect(reference).toBe("early");
  });

  test.each([
    ["a", "b"],
    ["b", "a"],
  ])(
    "lets the reference decide between two that are as good as each other: %s came first, then %s",
    async (...both) => {
      for (const reference of both) await addBatch(newBatch({ reference, eta: tomorrow }), repository);

      const reference = await allocate(requestedLine(), repository);

      expect(reference).toBe("a");
    },
  );

  test("goes on to the next one when the best has none", async () => {
    await addBatch(newBatch({ reference: "warehouse", quantity: 1 }), repository);
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), repository);

    const reference = await allocate(requestedLine({ quantity: 2 }), repository);

    expect(reference).toBe("shipment");
  });

  test("never splits a line over two", async () => {
    await addBatch(newBatch({ reference: "small", quantity: 3 }), repository);
    await addBatch(newBatch({ reference: "large", quantity: 5, eta: later }), repository);
    await allocate(requestedLine({ orderId: "order-1", quantity: 4 }), repository);

    const next = await allocate(requestedLine({ orderId: "order-2", quantity: 3 }), repository);

    expect(next).toBe("small");
  });

  test("asks none of another product", async () => {
    await addBatch(newBatch({ reference: "chairs", sku: "CHAIR" }), repository);
    await addBatch(newBatch({ reference: "lamps", sku: "LAMP", eta: later }), repository);

    const reference = await allocate(requestedLine({ sku: "LAMP" }), repository);

    expect(reference).toBe("lamps");
  });
});

test("what was allocated is taken: another order finds only the rest", async () => {
  await addBatch(newBatch({ quantity: 20 }), repository);

  await allocate(requestedLine({ orderId: "order-1", quantity: 15 }), repository);

  await expect(allocate(requestedLine({ orderId: "order-2", quantity: 6 }), repository)).rejects.toMatchObject({
    code: "out-of-stock",
  });
  expect(await allocate(requestedLine({ orderId: "order-3", quantity: 5 }), repository)).toBe("batch-1");
});

describe("out of stock", () => {
  test("is said when no batch has room, and takes nothing", async () => {
    await addBatch(newBatch({ reference: "warehouse", quantity: 2 }), repository);
    await addBatch(newBatch({ reference: "shipment", quantity: 2, eta: tomorrow }), repository);

    const attempt = allocate(requestedLine({ orderId: "order-1", quantity: 3 }), repository);

    await expect(attempt).rejects.toMatchObject({ code: "out-of-stock" });
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 2 }), repository)).toBe("warehouse");
    expect(await allocate(requestedLine({ orderId: "order-3", quantity: 2 }), repository)).toBe("shipment");
  });

  test("is something else than a product that nobody ever bought", async () => {
    await addBatch(newBatch({ sku: "LAMP" }), repository);

    const attempt = allocate(requestedLine({ sku: "NO-SUCH-CHAIR" }), repository);

    await expect(attempt).rejects.toMatchObject({
      name: "InvalidSku",
      code: "invalid-sku",
      message: "Invalid sku NO-SUCH-CHAIR",
    });
  });
});

describe("a line that is allocated already", () => {
  test("takes nothing more", async () => {
    await addBatch(newBatch({ quantity: 20 }), repository);
    const line = requestedLine({ orderId: "order-1", quantity: 10 });
    await allocate(line, repository);

    await allocate({ ...line }, repository);

    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 10 }), repository)).toBe("batch-1");
  });

  test("stays where it is, though a better batch has come", async () => {
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), repository);
    await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), repository);
    await addBatch(newBatch({ reference: "warehouse", quantity: 20 }), repository);

    const again = await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), repository);

    expect(again).toBe("shipment");
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), repository)).toBe("warehouse");
  });

  test("stays where it is, though its batch is full", async () => {
    await addBatch(newBatch({ reference: "full", quantity: 2 }), repository);
    await addBatch(newBatch({ reference: "empty", eta: tomorrow }), repository);
    await allocate(requestedLine({ quantity: 2 }), repository);

    const again = await allocate(requestedLine({ quantity: 2 }), repository);

    expect(again).toBe("full");
  });

  test.each([
    [1, "where it is"],
    [3, "in another batch"],
  ])("cannot become one of %d, though there is room for that %s", async (wanted) => {
    await addBatch(newBatch({ reference: "full", quantity: 2 }), repository);
    await addBatch(newBatch({ reference: "empty", quantity: 20, eta: tomorrow }), repository);
    await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), repository);

    const attempt = allocate(requestedLine({ orderId: "order-1", quantity: wanted }), repository);

    await expect(attempt).rejects.toMatchObject({ code: "conflicting-order-line" });
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), repository)).toBe("empty");
  });
});
