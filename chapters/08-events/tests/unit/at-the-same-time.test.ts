import { expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate, changeBatchQuantity, deallocate } from "../../src/service-layer/services.ts";
import { fakeProductStore } from "../fakes.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { newBatch, requestedLine } from "../primitives.ts";

const late = expect.objectContaining({ code: "concurrency-conflict" });

test("of two that ask at the same time, one is sold the last lamps, and the other is late", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);

  const outcomes = await Promise.allSettled([
    allocate(requestedLine({ orderId: "order-1", quantity: 20 }), startUnitOfWork),
    allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork),
  ]);

  expect(outcomes).toEqual([
    { status: "fulfilled", value: "batch-1" },
    { status: "rejected", reason: late },
  ]);
});

test("of two that change a batch's quantity at the same time, one is late, and overwrites nothing", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  const line = requestedLine({ quantity: 20 });
  await allocate(line, startUnitOfWork);

  const outcomes = await Promise.allSettled(
    [10, 30].map((quantity) => changeBatchQuantity("batch-1", quantity, startUnitOfWork)),
  );

  expect(outcomes).toEqual([
    { status: "fulfilled", value: [line] },
    { status: "rejected", reason: late },
  ]);
  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 10 }), startUnitOfWork)).toBe("batch-1");
});

test("who is told that there is no stock, while somebody brings some, is late as well", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ reference: "full", quantity: 1 }), startUnitOfWork);
  const restock = once(() => addBatch(newBatch({ reference: "fresh" }), startUnitOfWork));

  const attempt = allocate(requestedLine({ quantity: 2 }), meanwhile(restock, startUnitOfWork));

  await expect(attempt).rejects.toEqual(late);
});

test("who is told that there is nothing to give back, while it is being allocated, is late as well", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch(), startUnitOfWork);
  const line = requestedLine();
  const take = once(() => allocate(line, startUnitOfWork));

  const attempt = deallocate(line.orderId, line.sku, meanwhile(take, startUnitOfWork));

  await expect(attempt).rejects.toEqual(late);
});

test("who adds a batch, while somebody adds another under its reference and sells it, is late as well", async () => {
  const store = fakeProductStore();
  const startUnitOfWork = unitOfWorkOver(store);
  const line = requestedLine({ quantity: 7 });
  const addAndSell = once(async () => {
    await addBatch(newBatch({ quantity: 10 }), startUnitOfWork);
    await allocate(line, startUnitOfWork);
  });

  const attempt = addBatch(newBatch({ quantity: 3 }), unitOfWorkOver(afterEachRead(addAndSell, store)));

  await expect(attempt).rejects.toEqual(late);
  expect(await deallocate(line.orderId, line.sku, startUnitOfWork)).toBe("batch-1");
  expect(await allocate(requestedLine({ quantity: 10 }), startUnitOfWork)).toBe("batch-1");
});

/** The same store, but something happens as soon as it has read, before anybody is told what. */
function afterEachRead(something: () => Promise<void>, store: ProductStore): ProductStore {
  const then = async <Read>(reading: Promise<Read>): Promise<Read> => {
    const read = await reading;
    await something();
    return read;
  };
  return { ...store, load: (sku) => then(store.load(sku)), skuOf: (reference) => then(store.skuOf(reference)) };
}
