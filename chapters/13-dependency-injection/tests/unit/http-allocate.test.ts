import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest, allocationsOf } from "../requests.ts";

let app: ReturnType<typeof createApp>;
beforeEach(() => {
  const { bus, views } = busOverFakes();
  app = createApp({ bus, views, reportFault: () => {} });
});

test("an allocated line is answered 202 OK, and its quantity is taken", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));
  await app.request(allocateRequest({ orderid: "o2", sku: "LAMP", qty: 18 }));

  expect(response.status).toBe(202);
  expect(await response.text()).toBe("OK");
  expect(await allocationsOf("o1", app)).toEqual([{ sku: "LAMP", batchref: "batch-1" }]);
  expect(await allocationsOf("o2", app)).toEqual([]);
});

test("an unknown product is answered 400", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "NO-SUCH-CHAIR", qty: 3 }));

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ message: "Invalid sku NO-SUCH-CHAIR" });
});

test("a product out of stock is answered in the same way, and nothing is allocated", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 2 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));

  expect(response.status).toBe(202);
  expect(await response.text()).toBe("OK");
  expect(await allocationsOf("o1", app)).toEqual([]);
});

test("another quantity of what the order holds already is answered 409", async () => {
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
  await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }));

  const response = await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 4 }));

  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ message: expect.stringContaining("Order o1 already holds 3") });
});
