import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import { aBatch, aLine } from "../builders.ts";
import { FakeBatchRepository } from "../fakes.ts";
import { allocateRequest } from "../requests.ts";

let repository: FakeBatchRepository;
let app: ReturnType<typeof createApp>;
beforeEach(() => {
  repository = new FakeBatchRepository();
  app = createApp({ repository, reportFault: () => {} });
});

test("an allocated line is answered with its batch", async () => {
  const batch = aBatch();
  await repository.save(batch);
  const orderId = randomOrderId();

  const response = await app.request(allocateRequest({ orderid: orderId, sku: batch.sku, qty: 3 }));

  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ batchref: batch.reference });
  expect((await repository.get(batch.reference))?.lines).toEqual([aLine({ orderId, sku: batch.sku, quantity: 3 })]);
});

test("an unknown product is answered 400", async () => {
  const sku = randomSku();

  const response = await app.request(allocateRequest({ orderid: "o1", sku, qty: 3 }));

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ message: `Invalid sku ${sku}` });
});

test("a product out of stock is answered 400", async () => {
  const { sku, ...batch } = aBatch({ purchasedQuantity: 2 });
  await repository.save(aBatch({ ...batch, sku }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku, qty: 3 }));

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ message: `Out of stock for sku ${sku}` });
});

test("another quantity of what the order holds already is answered 409", async () => {
  const batch = aBatch();
  await repository.save(batch);
  await app.request(allocateRequest({ orderid: "o1", sku: batch.sku, qty: 3 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: batch.sku, qty: 4 }));

  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ message: expect.stringContaining("Order o1 already holds 3") });
});
