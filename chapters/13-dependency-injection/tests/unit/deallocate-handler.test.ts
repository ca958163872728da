import { beforeEach, describe, expect, test } from "vitest";
import { busOverFakes } from "../bus.ts";
import { newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";

let handle: ReturnType<typeof busOverFakes>["handle"];
beforeEach(() => {
  ({ handle } = busOverFakes());
});

test("says which batch held the line, though others are asked before it", async () => {
  await handle(newBatch({ reference: "full", quantity: 1 }));
  await handle(newBatch({ reference: "shipment", eta: tomorrow }));
  await handle(requestedLine({ orderId: "order-1", quantity: 2 }));

  const attempt = handle(returnedLine());

  await expect(attempt).resolves.toBe("shipment");
});

test("what is given back can be had by another order", async () => {
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 20 }));

  await handle(returnedLine());

  expect(await handle(requestedLine({ orderId: "order-2", quantity: 20 }))).toBe("batch-1");
});

test("who gave back may ask again, for another quantity too", async () => {
  await handle(newBatch());
  await handle(requestedLine({ orderId: "order-1", quantity: 2 }));

  await handle(returnedLine());

  expect(await handle(requestedLine({ orderId: "order-1", quantity: 3 }))).toBe("batch-1");
});

test("what other orders hold stays theirs", async () => {
  await handle(newBatch({ quantity: 20 }));
  await handle(requestedLine({ orderId: "order-1", quantity: 12 }));
  await handle(requestedLine({ orderId: "order-2", quantity: 8 }));

  await handle(returnedLine());

  await expect(handle(requestedLine({ orderId: "order-3", quantity: 13 }))).resolves.toBeNull();
  expect(await handle(returnedLine({ orderId: "order-2" }))).toBe("batch-1");
});

test("what the order holds of another product stays its own", async () => {
  await handle(newBatch({ reference: "lamps", sku: "LAMP" }));
  await handle(newBatch({ reference: "chairs", sku: "CHAIR" }));
  for (const sku of ["LAMP", "CHAIR"]) await handle(requestedLine({ orderId: "order-1", sku }));

  await handle(returnedLine());

  expect(await handle(returnedLine({ sku: "CHAIR" }))).toBe("chairs");
});

describe("says so", () => {
  test("when the order never held any of the product", async () => {
    await handle(newBatch());

    const attempt = handle(returnedLine());

    await expect(attempt).rejects.toMatchObject({
      name: "NotAllocated",
      code: "not-allocated",
      message: "Order order-1 holds nothing of sku LAMP",
    });
  });

  test("when the order has given it back already", async () => {
    await handle(newBatch());
    await handle(requestedLine({ orderId: "order-1" }));
    await handle(returnedLine());

    const attempt = handle(returnedLine());

    await expect(attempt).rejects.toMatchObject({ code: "not-allocated" });
  });

  test("when nobody ever bought the product", async () => {
    await handle(newBatch({ sku: "LAMP" }));

    const attempt = handle(returnedLine({ sku: "NO-SUCH-CHAIR" }));

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test("when nothing was ever bought", async () => {
    const attempt = handle(returnedLine());

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });
});
