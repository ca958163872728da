import { type Application, randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBatch, allocate, post, startOnEmptyStock } from "./client.ts";

let application: Application;
beforeAll(async () => {
  application = await startOnEmptyStock();
});
afterAll(() => application.stop());

test("stock that was added can be allocated", async () => {
  const [reference, sku] = [randomBatchReference(), randomSku()];

  const added = await addBatch(application, reference, sku, 10);

  expect(added).toEqual({ status: 201, body: "OK" });
  expect(await allocate(application, randomOrderId(), sku, 10)).toEqual({ status: 201, body: { batchref: reference } });
});

test("adding the same batch again changes nothing", async () => {
  const [reference, sku] = [randomBatchReference(), randomSku()];
  await addBatch(application, reference, sku, 10, "2031-01-01");

  const again = await addBatch(application, reference, sku, 10, "2031-01-01T08:30:00Z");

  expect(again).toEqual({ status: 201, body: "OK" });
  expect((await allocate(application, randomOrderId(), sku, 11)).status).toBe(400);
});

test.each([
  ["quantity", { sku: "lamp", qty: 11, eta: "2031-01-01" }],
  ["product", { sku: "chair", qty: 10, eta: "2031-01-01" }],
  ["date", { sku: "lamp", qty: 10, eta: null }],
])("a known batch with another %s is a conflict", async (_what, { sku, qty, eta }) => {
  const reference = randomBatchReference();
  await addBatch(application, reference, "lamp", 10, "2031-01-01");

  const answer = await addBatch(application, reference, sku, qty, eta);

  expect(answer).toEqual({ status: 409, body: { message: expect.stringContaining(reference) } });
});

test.each([
  ["ref", "that is empty", ""],
  ["sku", "of 256 characters", "x".repeat(256)],
  ["qty", "that is a fraction", 1.5],
  ["qty", "of zero", 0],
  ["eta", "that no calendar has", "2031-02-30"],
])("a batch with a %s %s is refused, and the field named", async (field, _fault, value) => {
  const batch = { ref: randomBatchReference(), sku: randomSku(), qty: 10, eta: null };

  const answer = await post(application, "/add_batch", { ...batch, [field]: value });

  const issue = { path: field, message: expect.any(String) };
  expect(answer).toEqual({ status: 400, body: { message: expect.any(String), issues: [issue] } });
  expect((await allocate(application, randomOrderId(), batch.sku, 1)).status).toBe(400);
});
