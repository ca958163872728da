import { beforeEach, describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate, deallocate } from "../../src/service-layer/services.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { fakeProductStore } from "../fakes.ts";
import { newBatch, requestedLine, tomorrow } from "../primitives.ts";

let startUnitOfWork: StartUnitOfWork;
beforeEach(() => {
  startUnitOfWork = unitOfWorkOver(fakeProductStore());
});

test("says which batch held the line, though others are asked before it", async () => {
  await addBatch(newBatch({ reference: "full", quantity: 1 }), startUnitOfWork);
  await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);

  const attempt = deallocate("order-1", "LAMP", startUnitOfWork);

  await expect(attempt).resolves.toBe("shipment");
});

test("what is given back can be had by another order", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 20 }), startUnitOfWork);

  await deallocate("order-1", "LAMP", startUnitOfWork);

  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork)).toBe("batch-1");
});

test("who gave back may ask again, for another quantity too", async () => {
  await addBatch(newBatch(), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);

  await deallocate("order-1", "LAMP", startUnitOfWork);

  expect(await allocate(requestedLine({ orderId: "order-1", quantity: 3 }), startUnitOfWork)).toBe("batch-1");
});

test("what other orders hold stays theirs", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 12 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-2", quantity: 8 }), startUnitOfWork);

  await deallocate("order-1", "LAMP", startUnitOfWork);

  await expect(allocate(requestedLine({ orderId: "order-3", quantity: 13 }), startUnitOfWork)).resolves.toBeNull();
  expect(await deallocate("order-2", "LAMP", startUnitOfWork)).toBe("batch-1");
});

test("what the order holds of another product stays its own", async () => {
  await addBatch(newBatch({ reference: "lamps", sku: "LAMP" }), startUnitOfWork);
  await addBatch(newBatch({ reference: "chairs", sku: "CHAIR" }), startUnitOfWork);
  for (const sku of ["LAMP", "CHAIR"]) await allocate(requestedLine({ orderId: "order-1", sku }), startUnitOfWork);

  await deallocate("order-1", "LAMP", startUnitOfWork);

  expect(await deallocate("order-1", "CHAIR", startUnitOfWork)).toBe("chairs");
});

describe("says so", () => {
  test("when the order never held any of the product", async () => {
    await addBatch(newBatch(), startUnitOfWork);

    const attempt = deallocate("order-1", "LAMP", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({
      name: "NotAllocated",
      code: "not-allocated",
      message: "Order order-1 holds nothing of sku LAMP",
    });
  });

  test("when the order has given it back already", async () => {
    await addBatch(newBatch(), startUnitOfWork);
    await allocate(requestedLine({ orderId: "order-1" }), startUnitOfWork);
    await deallocate("order-1", "LAMP", startUnitOfWork);

    const attempt = deallocate("order-1", "LAMP", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "not-allocated" });
  });

  test("when nobody ever bought the product", async () => {
    await addBatch(newBatch({ sku: "LAMP" }), startUnitOfWork);

    const attempt = deallocate("order-1", "NO-SUCH-CHAIR", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test("when nothing was ever bought", async () => {
    const attempt = deallocate("order-1", "LAMP", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });
});
