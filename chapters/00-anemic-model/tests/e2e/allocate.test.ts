import { type Application, randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBatch, allocate, post, startOnEmptyStock } from "./client.ts";
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

test("prefers the warehouse to shipments", async () => {
  const [warehouse, sku] = [randomBatchReference(), randomSku()];
  await addBatch(application, randomBatchReference(), sku, 100, "2031-01-01");
  await addBatch(application, warehouse, sku, 100);

  const answer = await allocate(application, randomOrderId(), sku, 3);

  expect(answer).toEqual({ status: 201, body: { batchref: warehouse } });
});

test("prefers earlier shipments to later ones", async () => {
  const [early, sku] = [randomBatchReference(), randomSku()];
  await addBatch(application, randomBatchReference(), sku, 100, "2031-01-02");
  await addBatch(application, early, sku, 100, "2031-01-01");

  const answer = await allocate(application, randomOrderId(), sku, 3);

  expect(answer).toEqual({ status: 201, body: { batchref: early } });
});

test("asks logistics to set the goods aside", async () => {
  const [reference, orderId, sku] = [randomBatchReference(), randomOrderId(), randomSku()];
  await addBatch(application, reference, sku, 100);

  await allocate(application, orderId, sku, 3);

  const mails = mailbox.mails.filter((mail) => mail.includes(orderId));
  expect(mails).toEqual([expect.stringContaining("To: logistics@made.com")]);
});

test("answers the same batch when the same line is allocated again, and takes nothing more", async () => {
  const [reference, orderId, sku] = [randomBatchReference(), randomOrderId(), randomSku()];
  await addBatch(application, reference, sku, 10);
  await allocate(application, orderId, sku, 4);

  const again = await allocate(application, orderId, sku, 4);

  expect(again).toEqual({ status: 201, body: { batchref: reference } });
  expect((await allocate(application, randomOrderId(), sku, 6)).status).toBe(201);
});

test("refuses another quantity for a line that is allocated already", async () => {
  const [orderId, sku] = [randomOrderId(), randomSku()];
  await addBatch(application, randomBatchReference(), sku, 10);
  await allocate(application, orderId, sku, 4);

  const answer = await allocate(application, orderId, sku, 5);

  expect(answer).toEqual({ status: 409, body: { message: expect.stringContaining(orderId) } });
});

test("mails the buyers when a product is out of stock", async () => {
  const sku = randomSku();
  await addBatch(application, randomBatchReference(), sku, 10);

  const answer = await allocate(application, randomOrderId(), sku, 11);

  expect(answer).toEqual({ status: 400, body: { message: `Out of stock for sku ${sku}` } });
  const mails = mailbox.mails.filter((mail) => mail.includes(`Out of stock for ${sku}`));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain("From: allocations@example.com");
  expect(mails[0]).toContain("To: stock@made.com");
});

test("knows only products of which there was a batch", async () => {
  const sku = randomSku();

  const answer = await allocate(application, randomOrderId(), sku, 1);

  expect(answer).toEqual({ status: 400, body: { message: `Invalid sku ${sku}` } });
});

test("names every field that is missing or wrong", async () => {
  const answer = await post(application, "/allocate", { orderid: "", sku: 7 });

  const named = ["orderid", "sku", "qty"].map((path) => ({ path, message: expect.any(String) }));
  expect(answer).toEqual({ status: 400, body: { message: expect.any(String), issues: named } });
});

test("allocates although the mail server is gone", async () => {
  const gone = await openMailbox();
  await gone[Symbol.asyncDispose]();
  await using alone = await startOnEmptyStock({ SMTP_URL: gone.url });
  const [reference, sku] = [randomBatchReference(), randomSku()];
  await addBatch(alone, reference, sku, 10);

  const answer = await allocate(alone, randomOrderId(), sku, 3);

  expect(answer).toEqual({ status: 201, body: { batchref: reference } });
});
