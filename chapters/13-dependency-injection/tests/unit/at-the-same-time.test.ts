import { expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch } from "../../src/service-layer/handlers/add-batch.ts";
import { allocate } from "../../src/service-layer/handlers/allocate.ts";
import { changeBatchQuantity } from "../../src/service-layer/handlers/change-batch-quantity.ts";
import { deallocate } from "../../src/service-layer/handlers/deallocate.ts";
import { fakeProductStore } from "../fakes.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine } from "../primitives.ts";

const late = expect.objectContaining({ code: "concurrency-conflict" });

test("of two that ask at the same time, one is sold the last lamps, and the other is late", async () => {
  const shop = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ quantity: 20 }), shop);

  const outcomes = await Promise.allSettled([
    allocate(requestedLine({ orderId: "order-1", quantity: 20 }), shop),
    allocate(requestedLine({ orderId: "order-2", quantity: 20 }), shop),
  ]);

  expect(outcomes).toEqual([
    { status: "fulfilled", value: "batch-1" },
    { status: "rejected", reason: late },
  ]);
});

test("of two that change a batch's quantity at the same time, one is late, and overwrites nothing", async () => {
  const shop = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ quantity: 20 }), shop);
  const line = requestedLine({ quantity: 20 });
  await allocate(line, shop);

  const outcomes = await Promise.allSettled(
    [10, 30].map((quantity) => changeBatchQuantity(changedQuantity({ quantity }), shop)),
  );

  expect(outcomes).toEqual([
    { status: "fulfilled", value: undefined },
    { status: "rejected", reason: late },
  ]);
  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 10 }), shop)).toBe("batch-1");
});

test("who is told that there is no stock, while somebody brings some, is late as well", async () => {
  const shop = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch({ reference: "full", quantity: 1 }), shop);
  const restock = once(() => addBatch(newBatch({ reference: "fresh" }), shop));

  const attempt = allocate(requestedLine({ quantity: 2 }), meanwhile(restock, shop));

  await expect(attempt).rejects.toEqual(late);
});

test("who is told that there is nothing to give back, while it is being allocated, is late as well", async () => {
  const shop = unitOfWorkOver(fakeProductStore());
  await addBatch(newBatch(), shop);
  const line = requestedLine();
  const take = once(() => allocate(line, shop));

  const attempt = deallocate(returnedLine(), meanwhile(take, shop));

  await expect(attempt).rejects.toEqual(late);
});

test("who adds a batch, while somebody adds another under its reference and sells it, is late as well", async () => {
  const store = fakeProductStore();
  const shop = unitOfWorkOver(store);
  const line = requestedLine({ quantity: 7 });
  const addAndSell = once(async () => {
    await addBatch(newBatch({ quantity: 10 }), shop);
    await allocate(line, shop);
  });

  const attempt = addBatch(newBatch({ quantity: 3 }), unitOfWorkOver(afterEachRead(addAndSell, store)));

  await expect(attempt).rejects.toEqual(late);
  expect(await deallocate(returnedLine(), shop)).toBe("batch-1");
  expect(await allocate(requestedLine({ quantity: 10 }), shop)).toBe("batch-1");
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
