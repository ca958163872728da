import { beforeEach, describe, expect, test } from "vitest";
import { busOverFakes } from "../bus.ts";
import { later, newBatch, requestedLine, tomorrow } from "../primitives.ts";

let handle: ReturnType<typeof busOverFakes>["handle"];
beforeEach(() => {
  ({ handle } = busOverFakes());
});

describe("of the batches that have room", () => {
  test("prefers warehouse stock to shipments", async () => {
    await handle(newBatch({ reference: "shipment", eta: tomorrow }));
    await handle(newBatch({ reference: "warehouse", eta: null }));

    const reference = await handle(requestedLine());

    expect(reference).toBe("warehouse");
  });

  test("prefers the shipment that arrives earlier", async () => {
    await handle(newBatch({ reference: "late", eta: later }));
    await handle(newBatch({ reference: "early", eta: tomorrow }));

    const reference = await handle(requestedLine());

    expect(reference).toBe("early");
  });

  test.each([
    ["a", "b"],
    ["b", "a"],
  ])(
    "lets the reference decide between two that are as good as each other: %s came first, then %s",
    async (...both) => {
      for (const reference of both) await handle(newBatch({ reference, eta: tomorrow }));

      const reference = await handle(requestedLine());

      expect(reference).toBe("a");
    },
  );

  test("goes on to the next one when the best has none", async () => {
    await handle(newBatch({ reference: "warehouse", quantity: 1 }));
    await handle(newBatch({ reference: "shipment", eta: tomorrow }));

    const reference = await handle(requestedLine({ quantity: 2 }));

    expect(reference).toBe("shipment");
  });

  test("never splits a line over two", async () => {
    await handle(newBatch({ reference: "small", quantity: 3 }));
    await handle(newBatch({ reference: "large", quantity: 5, eta: later }));
    await handle(requestedLine({ orderId: "order-1", quantity: 4 }));

    const next = await handle(requestedLine({ orderId: "order-2", quantity: 3 }));

    expect(next).toBe("small");
  });

  test("asks none of another product", async () => {
    await handle(newBatch({ reference: "chairs", sku: "CHAIR" }));
    await handle(newBatch({ reference: "lamps", sku: "LAMP", eta: later }));

    const reference = await handle(requestedLine({ sku: "LAMP" }));

    expect(reference).toBe("lamps");
  });
});

test("what was allocated is taken: another order finds only the rest", async () => {
  await handle(newBatch({ quantity: 20 }));

  await handle(requestedLine({ orderId: "order-1", quantity: 15 }));

  await expect(handle(requestedLine({ orderId: "order-2", quantity: 6 }))).resolves.toBeNull();
  expect(await handle(requestedLine({ orderId: "order-3", quantity: 5 }))).toBe("batch-1");
});

describe("out of stock", () => {
  test("is said when no batch has room, and takes nothing", async () => {
    await handle(newBatch({ reference: "warehouse", quantity: 2 }));
    await handle(newBatch({ reference: "shipment", quantity: 2, eta: tomorrow }));

    const answer = handle(requestedLine({ orderId: "order-1", quantity: 3 }));

    await expect(answer).resolves.toBeNull();
    expect(await handle(requestedLine({ orderId: "order-2", quantity: 2 }))).toBe("warehouse");
    expect(await handle(requestedLine({ orderId: "order-3", quantity: 2 }))).toBe("shipment");
  });

  test("is something else than a product that nobody ever bought", async () => {
    await handle(newBatch({ sku: "LAMP" }));

    const attempt = handle(requestedLine({ sku: "NO-SUCH-CHAIR" }));

    await expect(attempt).rejects.toMatchObject({
      name: "InvalidSku",
      code: "invalid-sku",
      message: "Invalid sku NO-SUCH-CHAIR",
    });
  });
});

test("where nothing was ever bought, no product is known", async () => {
  const attempt = handle(requestedLine());

  await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
});

describe("a line that is allocated already", () => {
  test("takes nothing more", async () => {
    await handle(newBatch({ quantity: 20 }));
    const line = requestedLine({ orderId: "order-1", quantity: 10 });
    await handle(line);

    await handle({ ...line });

    expect(await handle(requestedLine({ orderId: "order-2", quantity: 10 }))).toBe("batch-1");
  });

  test("stays where it is, though a better batch has come", async () => {
    await handle(newBatch({ reference: "shipment", eta: tomorrow }));
    await handle(requestedLine({ orderId: "order-1", quantity: 2 }));
    await handle(newBatch({ reference: "warehouse", quantity: 20 }));

    const again = await handle(requestedLine({ orderId: "order-1", quantity: 2 }));

    expect(again).toBe("shipment");
    expect(await handle(requestedLine({ orderId: "order-2", quantity: 20 }))).toBe("warehouse");
  });

  test("stays where it is, though its batch is full", async () => {
    await handle(newBatch({ reference: "full", quantity: 2 }));
    await handle(newBatch({ reference: "empty", eta: tomorrow }));
    await handle(requestedLine({ quantity: 2 }));

    const again = await handle(requestedLine({ quantity: 2 }));

    expect(again).toBe("full");
  });

  test.each([
    [1, "where it is"],
    [3, "in another batch"],
  ])("cannot become one of %d, though there is room for that %s", async (wanted) => {
    await handle(newBatch({ reference: "full", quantity: 2 }));
    await handle(newBatch({ reference: "empty", quantity: 20, eta: tomorrow }));
    await handle(requestedLine({ orderId: "order-1", quantity: 2 }));

    const attempt = handle(requestedLine({ orderId: "order-1", quantity: wanted }));

    await expect(attempt).rejects.toMatchObject({ code: "conflicting-order-line" });
    expect(await handle(requestedLine({ orderId: "order-2", quantity: 20 }))).toBe("empty");
  });
});
