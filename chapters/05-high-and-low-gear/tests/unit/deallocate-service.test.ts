import { beforeEach, describe, expect, test } from "vitest";
import { addBatch, allocate, deallocate } from "../../src/service-layer/services.ts";
import { FakeBatchRepository } from "../fakes.ts";
import { newBatch, requestedLine, tomorrow } from "../primitives.ts";

let repository: FakeBatchRepository;
beforeEach(() => {
  repository = new FakeBatchRepository();
});

test("says which batch held the line, though others are asked before it", async () => {
  await addBatch(newBatch({ reference: "full", quantity: 1 }), repository);
  await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), repository);
  await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), repository);

  const attempt = deallocate("order-1", "LAMP", repository);

  await expect(attempt).resolves.toBe("shipment");
});

test("what is given back can be had by another order", async () => {
  await addBatch(newBatch({ quantity: 20 }), repository);
  await allocate(requestedLine({ orderId: "order-1", quantity: 20 }), repository);

  await deallocate("order-1", "LAMP", repository);

  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), repository)).toBe("batch-1");
});

test("who gave back may ask again, for another quantity too", async () => {
  await addBatch(newBatch(), repository);
  await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), repository);

  await deallocate("order-1", "LAMP", repository);

  expect(await allocate(requestedLine({ orderId: "order-1", quantity: 3 }), repository)).toBe("batch-1");
});

test("what other orders hold stays theirs", async () => {
  await addBatch(newBatch({ quantity: 20 }), repository);
  await allocate(requestedLine({ orderId: "order-1", quantity: 12 }), repository);
  await allocate(requestedLine({ orderId: "order-2", quantity: 8 }), repository);

  await deallocate("order-1", "LAMP", repository);

  await expect(allocate(requestedLine({ orderId: "order-3", quantity: 13 }), repository)).rejects.toMatchObject({
    code: "out-of-stock",
  });
  expect(await deallocate("order-2", "LAMP", repository)).toBe("batch-1");
});

test("what the order holds of another product stays its own", async () => {
  await addBatch(newBatch({ reference: "lamps", sku: "LAMP" }), repository);
  await addBatch(newBatch({ reference: "chairs", sku: "CHAIR" }), repository);
  for (const sku of ["LAMP", "CHAIR"]) await allocate(requestedLine({ orderId: "order-1", sku }), repository);

  await deallocate("order-1", "LAMP", repository);

  expect(await deallocate("order-1", "CHAIR", repository)).toBe("chairs");
});

describe("says so", () => {
  test("when the order never held any of the product", async () => {
    await addBatch(newBatch(), repository);

    const attempt = deallocate("order-1", "LAMP", repository);

    await expect(attempt).rejects.toMatchObject({
      name: "NotAllocated",
      code: "not-allocated",
      message: "Order order-1 holds nothing of sku LAMP",
    });
  });

  test("when the order has given it back already", async () => {
    await addBatch(newBatch(), repository);
    await allocate(requestedLine({ orderId: "order-1" }), repository);
    await deallocate("order-1", "LAMP", repository);

    const attempt = deallocate("order-1", "LAMP", repository);

    await expect(attempt).rejects.toMatchObject({ code: "not-allocated" });
  });

  test("when nobody ever bought the product", async () => {
    await addBatch(newBatch({ sku: "LAMP" }), repository);

    const attempt = deallocate("order-1", "NO-SUCH-CHAIR", repository);

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });
});
