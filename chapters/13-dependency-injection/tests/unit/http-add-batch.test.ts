import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest, allocationsOf } from "../requests.ts";

const shipment = { ref: "batch-1", sku: "LAMP", qty: 20, eta: "2030-01-02" };

let app: ReturnType<typeof createApp>;
beforeEach(() => {
  const { bus, views } = busOverFakes();
  app = createApp({ bus, views, reportFault: () => {} });
});

test("a new batch is answered OK, and can be allocated from", async () => {
  const response = await app.request(addBatchRequest(shipment));
  await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 20 }));

  expect(response.status).toBe(201);
  expect(await response.text()).toBe("OK");
  expect(await allocationsOf("o1", app)).toEqual([{ sku: "LAMP", batchref: "batch-1" }]);
});

test.each([
  ["null", { eta: null }],
  ["absent", { eta: undefined }],
])("with an eta that is %s it is in the warehouse", async (_, arrival) => {
  await app.request(addBatchRequest(shipment));
  await app.request(addBatchRequest({ ...shipment, ref: "batch-2", ...arrival }));

  await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 2 }));

  expect(await allocationsOf("o1", app)).toEqual([{ sku: "LAMP", batchref: "batch-2" }]);
});

test("of an eta with a time of day, the date counts", async () => {
  await app.request(addBatchRequest({ ...shipment, eta: "2030-01-02T23:59:59Z" }));
  await app.request(addBatchRequest({ ...shipment, ref: "batch-0", eta: "2030-01-02T06:00:00Z" }));
  await app.request(addBatchRequest({ ...shipment, ref: "batch-2", eta: "2030-01-01T23:59:59Z" }));

  await app.request(allocateRequest({ orderid: "first", sku: "LAMP", qty: 20 }));
  await app.request(allocateRequest({ orderid: "second", sku: "LAMP", qty: 20 }));

  expect(await allocationsOf("first", app)).toEqual([{ sku: "LAMP", batchref: "batch-2" }]);
  expect(await allocationsOf("second", app)).toEqual([{ sku: "LAMP", batchref: "batch-0" }]);
});

test("the same batch again is answered OK, and is there once", async () => {
  await app.request(addBatchRequest(shipment));
  await app.request(allocateRequest({ orderid: "o1", sku: "LAMP", qty: 15 }));

  const response = await app.request(addBatchRequest(shipment));
  await app.request(allocateRequest({ orderid: "o2", sku: "LAMP", qty: 6 }));

  expect(response.status).toBe(201);
  expect(await allocationsOf("o1", app)).toHaveLength(1);
  expect(await allocationsOf("o2", app)).toEqual([]);
});

test("another batch under the same reference is answered 409", async () => {
  await app.request(addBatchRequest(shipment));

  const response = await app.request(addBatchRequest({ ...shipment, qty: 21 }));

  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ message: expect.stringContaining("Batch batch-1 is there already") });
});
