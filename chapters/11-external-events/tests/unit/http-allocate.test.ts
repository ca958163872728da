import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest } from "../requests.ts";

let app: ReturnType<typeof createApp>;
beforeEach(() => {
  app = createApp({ bus: busOverFakes().bus, reportFault: () => {} });
});

test("an allocated line is answered with its batch, and its quantity is taken", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));
  const rest = await app.request(allocateRequest({ orderid: "o2", sku: "LAMP", qty: 18 }));

  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ batchref: "batch-1" });
  expect(await rest.json()).toEqual({ batchref: null });
});

test("an unknown product is answered 400", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "NO-SUCH-CHAIR", qty: 3 }));

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ message: "Invalid sku NO-SUCH-CHAIR" });
});

test("a product out of stock is answered 201, with no batch", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 2 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));

  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ batchref: null });
});

test("another quantity of what the order holds already is answered 409", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
  await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 4 }));

  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ message: expect.stringContaining("Order o1 already holds 3") });
});
