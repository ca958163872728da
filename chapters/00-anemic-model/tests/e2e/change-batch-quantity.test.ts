import { type Application, randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBatch, allocate, changeBatchQuantity, post, startOnEmptyStock } from "./client.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";

let mailbox: Mailbox;
let application: Application;
beforeAll(async () => {
  mailbox = await openMailbox();
  application = await startOnEmptyStock({ SMTP_URL: mailbox.url });
});
afterAll(async () => {
  await application.stop();
  await mailbox[Symbol.asyncDispose]();
});

test("a batch that grew serves more", async () => {
  const [reference, sku] = [randomBatchReference(), randomSku()];
  await addBatch(application, reference, sku, 10);

  const answer = await changeBatchQuantity(application, reference, 15);

  expect(answer).toEqual({ status: 200, body: "OK" });
  expect(await allocate(application, randomOrderId(), sku, 15)).toEqual({ status: 201, body: { batchref: reference } });
});

test("a batch that changes twice has the last quantity", async () => {
  const [reference, sku] = [randomBatchReference(), randomSku()];
  await addBatch(application, reference, sku, 10);
  await changeBatchQuantity(application, reference, 15);

  await changeBatchQuantity(application, reference, 12);

  expect((await allocate(application, randomOrderId(), sku, 13)).status).toBe(400);
  expect((await allocate(application, randomOrderId(), sku, 12)).status).toBe(201);
});

test("a batch that shrank to what is allocated keeps its lines, although there is room elsewhere", async () => {
  const [small, reference, orderId, sku] = [
    randomBatchReference(),
    randomBatchReference(),
    randomOrderId(),
    randomSku(),
  ];
  await addBatch(application, small, sku, 5);
  await addBatch(application, reference, sku, 10);
  await allocate(application, orderId, sku, 6);
  await changeBatchQuantity(application, small, 50);

  await changeBatchQuantity(application, reference, 6);

  expect(await allocate(application, orderId, sku, 6)).toEqual({ status: 201, body: { batchref: reference } });
});

test("lines that a shrunken batch cannot serve any more move to other stock, the latest first", async () => {
  const [warehouse, shipment, sku] = [randomBatchReference(), randomBatchReference(), randomSku()];
  const [first, second] = [randomOrderId(), randomOrderId()];
  await addBatch(application, warehouse, sku, 10);
  await addBatch(application, shipment, sku, 50, "2031-01-01");
  await allocate(application, first, sku, 5);
  await allocate(application, second, sku, 5);

  const answer = await changeBatchQuantity(application, warehouse, 7);

  expect(answer).toEqual({ status: 200, body: "OK" });
  expect(mailbox.mails.filter((mail) => mail.includes(`Out of stock for ${sku}`))).toEqual([]);
  expect(await allocate(application, first, sku, 5)).toEqual({ status: 201, body: { batchref: warehouse } });
  expect(await allocate(application, second, sku, 5)).toEqual({ status: 201, body: { batchref: shipment } });
  expect(await allocate(application, randomOrderId(), sku, 2)).toEqual({ status: 201, body: { batchref: warehouse } });
});

test("what moves away is taken from where it moves to", async () => {
  const [shrinking, other, sku] = [randomBatchReference(), randomBatchReference(), randomSku()];
  await addBatch(application, shrinking, sku, 10);
  await addBatch(application, other, sku, 12);
  await allocate(application, randomOrderId(), sku, 10);

  await changeBatchQuantity(application, shrinking, 0);

  expect((await allocate(application, randomOrderId(), sku, 3)).status).toBe(400);
  expect(await allocate(application, randomOrderId(), sku, 2)).toEqual({ status: 201, body: { batchref: other } });
});

test("mails the buyers when a line finds no other stock", async () => {
  const [reference, orderId, sku] = [randomBatchReference(), randomOrderId(), randomSku()];
  await addBatch(application, reference, sku, 10);
  await allocate(application, orderId, sku, 10);

  await changeBatchQuantity(application, reference, 4);

  const mails = mailbox.mails.filter((mail) => mail.includes(`Out of stock for ${sku}`));
  expect(mails).toEqual([expect.stringContaining(orderId)]);
  expect(await allocate(application, orderId, sku, 4)).toEqual({ status: 201, body: { batchref: reference } });
});

test("an unknown batch cannot change", async () => {
  const reference = randomBatchReference();

  const answer = await changeBatchQuantity(application, reference, 5);

  expect(answer).toEqual({ status: 400, body: { message: `Invalid batchref ${reference}` } });
});

test("a quantity below zero is refused", async () => {
  const answer = await post(application, "/change_batch_quantity", { batchref: randomBatchReference(), qty: -1 });

  const issue = { path: "qty", message: expect.any(String) };
  expect(answer).toEqual({ status: 400, body: { message: expect.any(String), issues: [issue] } });
});
