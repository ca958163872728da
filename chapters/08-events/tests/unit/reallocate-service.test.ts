import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate, deallocate, reallocate } from "../../src/service-layer/services.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { fakeProductStore } from "../fakes.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { newBatch, requestedLine, tomorrow } from "../primitives.ts";
import { withoutVersionCheck } from "../without-version-check.ts";

let store: ProductStore;
let startUnitOfWork: StartUnitOfWork;
beforeEach(() => {
  store = fakeProductStore();
  startUnitOfWork = unitOfWorkOver(store);
});

test("takes text, and answers in text", async () => {
  expectTypeOf(reallocate).parameter(0).toEqualTypeOf<string>();
  expectTypeOf(reallocate).parameter(1).toEqualTypeOf<string>();
  expectTypeOf(reallocate).returns.resolves.toEqualTypeOf<string | null>();

  await expect(reallocate("", "LAMP", startUnitOfWork)).rejects.toMatchObject({ code: "invalid-value" });
  await expect(reallocate("order-1", "", startUnitOfWork)).rejects.toMatchObject({ code: "invalid-value" });
});

test("moves a line to what is the best batch by now", async () => {
  await addBatch(newBatch({ reference: "shipment", quantity: 20, eta: tomorrow }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 15 }), startUnitOfWork);
  await addBatch(newBatch({ reference: "warehouse", quantity: 15 }), startUnitOfWork);

  const reference = await reallocate("order-1", "LAMP", startUnitOfWork);

  expect(reference).toBe("warehouse");
  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork)).toBe("shipment");
  expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("warehouse");
});

test("leaves a line where it is when that is the best batch, though it was full", async () => {
  await addBatch(newBatch({ reference: "warehouse", quantity: 2 }), startUnitOfWork);
  await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), startUnitOfWork);
  await allocate(requestedLine({ orderId: "order-1", quantity: 2 }), startUnitOfWork);

  const reference = await reallocate("order-1", "LAMP", startUnitOfWork);

  expect(reference).toBe("warehouse");
  expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("warehouse");
});

test("moves nothing that others hold", async () => {
  await addBatch(newBatch({ reference: "shipment", quantity: 20, eta: tomorrow }), startUnitOfWork);
  for (const orderId of ["order-1", "order-2"])
    await allocate(requestedLine({ orderId, quantity: 10 }), startUnitOfWork);
  await addBatch(newBatch({ reference: "warehouse", quantity: 10 }), startUnitOfWork);

  await reallocate("order-1", "LAMP", startUnitOfWork);

  expect(await deallocate("order-2", "LAMP", startUnitOfWork)).toBe("shipment");
});

describe("both or neither: the order keeps what it holds", () => {
  test("when no batch has room, not even its own, which was sold too much", async () => {
    // As an earlier chapter may have left it: two who asked at the same time were sold the same lamps.
    const startCarelessly = unitOfWorkOver(withoutVersionCheck(store));
    await addBatch(newBatch({ reference: "warehouse", quantity: 20 }), startCarelessly);
    const [line, other] = [requestedLine({ quantity: 20 }), requestedLine({ orderId: "order-2", quantity: 20 })];
    const sellToTheOther = once(() => allocate(other, startCarelessly));
    await allocate(line, meanwhile(sellToTheOther, startCarelessly));

    const answer = reallocate("order-1", "LAMP", startUnitOfWork);

    await expect(answer).resolves.toBeNull();
    expect(await deallocate("order-1", "LAMP", startUnitOfWork)).toBe("warehouse");
  });

  test("when the move cannot be kept", async () => {
    const [working, failing] = [store, { ...store, write: () => Promise.reject(new Error("disk full")) }];
    await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), unitOfWorkOver(working));
    await allocate(requestedLine({ orderId: "order-1" }), unitOfWorkOver(working));
    await addBatch(newBatch({ reference: "warehouse" }), unitOfWorkOver(working));

    const attempt = reallocate("order-1", "LAMP", unitOfWorkOver(failing));

    await expect(attempt).rejects.toThrow("disk full");
    expect(await deallocate("order-1", "LAMP", unitOfWorkOver(working))).toBe("shipment");
  });
});

describe("says so", () => {
  test("when the order holds none of the product", async () => {
    await addBatch(newBatch(), startUnitOfWork);

    const attempt = reallocate("order-1", "LAMP", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "not-allocated" });
  });

  test("when nobody ever bought the product", async () => {
    const attempt = reallocate("order-1", "NO-SUCH-CHAIR", startUnitOfWork);

    await expect(attempt).rejects.toMatchObject({ code: "invalid-sku" });
  });
});
