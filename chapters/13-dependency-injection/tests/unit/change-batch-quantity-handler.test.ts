import { beforeEach, describe, expect, test } from "vitest";
import { busOverFakes } from "../bus.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";

let shop: ReturnType<typeof busOverFakes>;
let handle: typeof shop.handle;
beforeEach(() => {
  shop = busOverFakes();
  ({ handle } = shop);
});

test("more than we thought can be allocated, and nobody loses anything", async () => {
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 20 }));

  await handle(changedQuantity({ quantity: 30 }));

  expect(await handle(requestedLine({ orderId: "order-2", quantity: 10 }))).toBe("batch-1");
  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
});

test("less than we thought costs no line as long as there is enough for all", async () => {
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 15 }));

  await handle(changedQuantity({ quantity: 15 }));

  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
  expect(shop.mails).toEqual([]);
});

test("the new quantity stays: not one piece more can be allocated", async () => {
  await handle(newBatch({ quantity: 20 }));

  await handle(changedQuantity({ quantity: 6 }));

  expect(await handle(requestedLine({ quantity: 7 }))).toBeNull();
  expect(await handle(requestedLine({ quantity: 6 }))).toBe("batch-1");
});

test("the same quantity again changes nothing", async () => {
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 5 }));
  await handle(changedQuantity({ quantity: 6 }));

  await handle(changedQuantity({ quantity: 6 }));

  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
  expect(shop.mails).toEqual([]);
});

describe("lines that there is no stock for", () => {
  test("are moved to another batch, the latest one only when that is enough", async () => {
    await handle(newBatch({ reference: "batch-1", quantity: 20 }));
    for (const orderId of ["order-1", "order-2"]) await handle(requestedLine({ orderId, quantity: 10 }));
    await handle(newBatch({ reference: "batch-2", quantity: 10, eta: tomorrow }));

    await handle(changedQuantity({ reference: "batch-1", quantity: 19 }));

    expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
    expect(await handle(returnedLine({ orderId: "order-2" }))).toBe("batch-2");
    expect(shop.mails).toEqual([]);
  });

  test("choose one after the other what is best for them, the latest first; also what is left of their own batch", async () => {
    await handle(newBatch({ reference: "batch-1", quantity: 20 }));
    for (const [orderId, quantity] of [
      ["order-1", 12],
      ["order-2", 5],
      ["order-3", 3],
    ] as const)
      await handle(requestedLine({ orderId, quantity }));
    await handle(newBatch({ reference: "batch-2", quantity: 20, eta: tomorrow }));

    await handle(changedQuantity({ reference: "batch-1", quantity: 15 }));

    expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
    expect(await handle(returnedLine({ orderId: "order-2" }))).toBe("batch-2");
    expect(await handle(returnedLine({ orderId: "order-3" }))).toBe("batch-1");
  });

  test("are out of stock where no other batch has room: each order is mailed, the latest first, and holds nothing", async () => {
    await handle(newBatch({ quantity: 20 }));
    for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId, quantity: 5 }));

    await handle(changedQuantity({ quantity: 6 }));

    expect(shop.mails.map(({ subject, text }) => [subject, ...(text.match(/Order .+ wants \d+/) ?? [])])).toEqual([
      ["Out of stock: LAMP", "Order order-3 wants 5"],
      ["Out of stock: LAMP", "Order order-2 wants 5"],
    ]);
    expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
    for (const orderId of ["order-2", "order-3"])
      await expect(handle(returnedLine({ orderId }))).rejects.toMatchObject({ code: "not-allocated" });
  });

  test("never come back to a batch of which nothing is left", async () => {
    await handle(newBatch({ quantity: 20 }));
    await handle(requestedLine({ quantity: 1 }));

    await handle(changedQuantity({ quantity: 0 }));

    await expect(handle(returnedLine())).rejects.toMatchObject({ code: "not-allocated" });
    expect(await handle(requestedLine({ quantity: 1 }))).toBeNull();
  });
});

test("when it cannot be kept, the quantity is the old one, every line where it was, and nobody hears of anything", async () => {
  const { store, failures, mails } = shop;
  const { write } = store;
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 15 }));

  store.write = () => Promise.reject(new Error("disk full"));
  await expect(handle(changedQuantity({ quantity: 6 }))).rejects.toThrow("disk full");
  store.write = write;

  expect({ failures, mails }).toEqual({ failures: [], mails: [] });
  expect(await handle(requestedLine({ orderId: "order-2", quantity: 5 }))).toBe("batch-1");
  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("batch-1");
});

test("says so when there is no such batch", async () => {
  await handle(newBatch({ reference: "batch-1" }));

  const attempt = handle(changedQuantity({ reference: "batch-2" }));

  await expect(attempt).rejects.toMatchObject({
    name: "UnknownBatch",
    code: "unknown-batch",
    message: "There is no batch batch-2",
  });
});

test("refuses text that cannot be a reference", async () => {
  const attempt = handle(changedQuantity({ reference: "" }));

  await expect(attempt).rejects.toMatchObject({ code: "invalid-value" });
});
