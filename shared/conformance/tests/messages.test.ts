import { expect, test } from "vitest";
import { Conversation } from "../src/conversation.ts";
import { dialectOf } from "../src/dialect.ts";
import { expectAllocatedTo, expectOutOfStock } from "../src/expectations.ts";
import { check } from "../src/index.ts";
import { addBatchRequest, allocateRequest } from "../src/requests.ts";
import { addAndRefuse } from "./faults/refusal-faults.ts";
import { messageOf } from "./message-of.ts";
import { openShop } from "./shop.ts";

test("a violation tells what was sent, what the contract says, and what came back", async () => {
  const shop = openShop({ inOrder: (batches) => batches });
  const conversation = new Conversation(shop, dialectOf(7));
  await conversation.addBatch({ ref: "batch-1", sku: "lamp", eta: "2031-01-01" });
  await conversation.addBatch({ ref: "batch-2", sku: "lamp" });
  await conversation.allocate({ orderid: "order-1", sku: "lamp", qty: 3 });
  const second = await conversation.allocate({ orderid: "order-2", sku: "lamp", qty: 4 });

  const message = await messageOf(async () => expectAllocatedTo("batch-2", second, "because it is in the warehouse"));

  expect(message).toBe(
    [
      "POST /allocate is not answered as the contract says.",
      "  so far    batch batch-1 was added: 10 of lamp, to arrive on 2031-01-01",
      "            batch batch-2 was added: 10 of lamp, in the warehouse",
      '            POST /allocate {"orderid":"order-1","sku":"lamp","qty":3} was answered 201 {"batchref":"batch-1"}',
      `  sent      POST ${shop.url}/allocate (application/json)`,
      '            {"orderid":"order-2","sku":"lamp","qty":4}',
      '  contract  201 {"batchref":"batch-2"}, because it is in the warehouse',
      '  received  201 {"batchref":"batch-1"}',
    ].join("\n"),
  );
});

test("a violation does not repeat a whole large body", async () => {
  const shop = openShop({ refuse: () => ({ status: 400, body: { error: "x".repeat(50_000) } }) });

  const message = await messageOf(() => check("refuses-large-body").run(shop));

  expect(message).toMatch(/xxx… \(103,\d{3} characters in all\)/);
  expect(message).toMatch(/xxx… \(50,012 characters in all\)/);
  expect(message.length).toBeLessThan(2_000);
});

test("a violation under contention counts the answers", async () => {
  const shop = openShop({ take: () => true });

  const message = await messageOf(() => check("contested-stock").run(shop));

  expect(message).toContain("of 60 such lines, each of another order, sent at once for a stock of 20: no more than 20");
  expect(message).toContain("received  60 were allocated");
});

test("a violation tells what a race was like, not each request in it", async () => {
  const shop = openShop({ recognise: () => "a new line" });

  const message = await messageOf(() => check("same-line-at-once").run(shop));

  expect(message).toContain('contract  201 {"batchref":"batch-');
  expect(message).toContain("as to each of 20 clients that send this at once, a 409 being repeated");
  expect(message).toContain('received  400 {"message":"Out of stock for sku lamp-');
});

test("a violation after a race counts what was answered in it", async () => {
  const shop = openShop();
  const conversation = new Conversation(shop, dialectOf(7));
  await conversation.addBatch({ ref: "batch-1", sku: "lamp" });
  const line = allocateRequest({ orderid: "order-1", sku: "lamp", qty: 3 });
  const batch = addBatchRequest({ ref: "batch-1", sku: "lamp", qty: 5 });
  await conversation.race([line, batch, line]);
  const more = await conversation.allocate({ orderid: "order-2", sku: "lamp", qty: 7 });

  const message = await messageOf(async () => expectOutOfStock(more, "because there are 6"));

  expect(message.split("\n").slice(2, 5)).toEqual([
    '            3 requests at once, such as POST /allocate {"orderid":"order-1","sku":"lamp","qty":3} and POST /add_batch {"ref":"batch-1","sku":"lamp","qty":5}, were answered 201 to 2 of them, 409 to 1 of them',
    "            once each 409 had been repeated, 201 to 2 of them, 409 to 1 of them",
    `  sent      POST ${shop.url}/allocate (application/json)`,
  ]);
});

test("a violation by a trace tells how things stand, and how they stand elsewhere", async () => {
  const shop = openShop({ refuse: addAndRefuse });

  const message = await messageOf(() => check("refuses-batch-qty-zero").run(shop));

  expect(message).toContain("contract  a refused request writes nothing");
  expect(message).toMatch(
    /received {2}400 .*\n {12}afterwards, a line of that SKU was refused, .* wrong about it, refused\n/,
  );
  expect(message).toMatch(
    /\n {12}whereas, nothing refused before, a line of that SKU was refused, .* wrong about it, added$/,
  );
});

test("a violation shows which character of an identifier it is about", async () => {
  const shop = openShop({ rules: [] });

  const message = await messageOf(() => check("refuses-orderid-lone-surrogate").run(shop));

  expect(message).toContain('{"orderid":"lamp\\ud800","sku":"lamp-');
  expect(message).toContain("because orderid must be well-formed Unicode: UTF-8 has no half of a surrogate pair");
});
