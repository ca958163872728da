import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate, changeBatchQuantity, deallocate } from "../../src/service-layer/services.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { fakeProductStore } from "../fakes.ts";
import { newBatch, requestedLine } from "../primitives.ts";

let startUnitOfWork: StartUnitOfWork;
beforeEach(() => {
  startUnitOfWork = unitOfWorkOver(fakeProductStore());
});

test("takes text and a number, and answers with lines in text and numbers", async () => {
  type Line = Readonly<{ orderId: string; sku: string; quantity: number }>;
  expectTypeOf(changeBatchQuantity).parameter(0).toEqualTypeOf<string>();
  expectTypeOf(changeBatchQuantity).parameter(1).toEqualTypeOf<number>();
  expectTypeOf(changeBatchQuantity).returns.resolves.toEqualTypeOf<readonly Line[]>();

  await expect(changeBatchQuantity("", 20, startUnitOfWork)).rejects.toMatchObject({ code: "invalid-value" });
});

test("nothing is given back of a batch that nobody has a line of", async () => {
  const homeless = addBatch(newBatch({ quantity: 20 }), startUnitOfWork).then(() =>
    changeBatchQuantity("batch-1", 6, startUnitOfWork),
  );

  await expect(homeless).resolves.toEqual([]);
});

test("more than we thought can be allocated, and nobody loses anything", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 20 }), startUnitOfWork);

  const homeless = await changeBatchQuantity("batch-1", 30, startUnitOfWork);

  expect(homeless).toEqual([]);
  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 10 }), startUnitOfWork)).toBe("batch-1");
});

test("less than we thought costs no line as long as there is enough for all", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 15 }), startUnitOfWork);

  const homeless = await changeBatchQuantity("batch-1", 15, startUnitOfWork);

  expect(homeless).toEqual([]);
  expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("batch-1");
});

test("lines that there is no stock for are given back and returned, the latest first, and the others stay", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  const lines = ["order-1", "order-2", "order-3"].map((orderId) => requestedLine({ orderId, quantity: 5 }));
  for (const line of lines) await allocate(line, startUnitOfWork);

  const homeless = await changeBatchQuantity("batch-1", 6, startUnitOfWork);

  expect(homeless).toEqual([lines[2], lines[1]]);
  expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("batch-1");
  for (const orderId of ["order-2", "order-3"])
    await expect(deallocate(orderId, "LAMP", startUnitOfWork)).rejects.toMatchObject({ code: "not-allocated" });
});

test("the new quantity stays: not one piece more can be allocated", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);

  await changeBatchQuantity("batch-1", 6, startUnitOfWork);

  await expect(allocate(requestedLine({ quantity: 7 }), startUnitOfWork)).resolves.toBeNull();
  expect(await allocate(requestedLine({ quantity: 6 }), startUnitOfWork)).toBe("batch-1");
});

test("the same quantity again changes nothing", async () => {
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 5 }), startUnitOfWork);
  await changeBatchQuantity("batch-1", 6, startUnitOfWork);

  const homeless = await changeBatchQuantity("batch-1", 6, startUnitOfWork);

  expect(homeless).toEqual([]);
  expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("batch-1");
});

describe("both or neither:", () => {
  test("when it cannot be kept, the quantity is the old one and every line where it was", async () => {
    const store = fakeProductStore();
    const [working, failing] = [store, { ...store, write: () => Promise.reject(new Error("disk full")) }];
    await addBatch(newBatch({ quantity: 20 }), unitOfWorkOver(working));
    await allocate(requestedLine({ orderId: "order-1", quantity: 15 }), unitOfWorkOver(working));

    const attempt = changeBatchQuantity("batch-1", 6, unitOfWorkOver(failing));

    await expect(attempt).rejects.toThrow("disk full");
    expect(await allocate(requestedLine({ orderId: "order-2", quantity: 5 }), unitOfWorkOver(working))).toBe("batch-1");
    expect(await deallocate("order-1", "LAMP", unitOfWorkOver(working))).toBe("batch-1");
  });
});

test("says so when there is no such batch", async () => {
  await addBatch(newBatch({ reference: "batch-1" }), startUnitOfWork);

  const attempt = changeBatchQuantity("batch-2", 6, startUnitOfWork);

  await expect(attempt).rejects.toMatchObject({
    name: "UnknownBatch",
    code: "unknown-batch",
    message: "There is no batch batch-2",
  });
});
