import { describe, expect, test } from "vitest";
import { type Check, check, checksFor } from "../src/index.ts";
import { outOfStockMail } from "./correct.ts";
import { messageOf } from "./message-of.ts";
import { openShop } from "./shop.ts";

describe("from chapter 12 on", () => {
  test("a violation tells both answers when the first was wrong already", async () => {
    const shop = openShop({ allocated: ({ ref }) => ({ status: 201, body: { batchref: ref } }) }, "12");

    const message = await messageOf(() => checkOf12("allocates").run(shop));

    expect(message).toMatch(
      /contract {2}202 and the text OK, and then to GET \/allocations\/order-\w+ 200 \[{"sku":"lamp-\w+","batchref":"batch-\w+"}\], /,
    );
    expect(message).toMatch(/received {2}201 {"batchref":"batch-/);
  });

  test("a violation tells that a line was accepted before it was asked for", async () => {
    const shop = openShop({ listed: () => ({ status: 200, body: {} }) }, "12");

    const message = await messageOf(() => checkOf12("allocates").run(shop));

    expect(message).toMatch(/ {12}POST \/allocate {.*} was answered 202 OK\n {2}sent {6}GET http/);
  });
});

describe("a violation by message", () => {
  test("tells what was said instead on line_allocated", async () => {
    const shop = openShop({ announceMoved: ({ orderid }) => [{ order: orderid }] }, "12");

    const message = await messageOf(() => checkOf12("announces-moved-line").run(shop));

    expect(message).toContain(
      "What is said on line_allocated is not what the contract says.\n  so far    batch batch-",
    );
    expect(message).toMatch(/sent {6}{"batchref":"batch-\w+","qty":5} was published on change_batch_quantity\n/);
    expect(message).toMatch(/received {2}{"orderid":"order-.*\n {12}{"order":"order-\w+"}$/);
  });

  test("tells how long nothing was said", async () => {
    const shop = openShop({ announce: () => [] }, "12");

    const message = await messageOf(() => checkOf12("announces-allocation").run(shop));

    expect(message).toMatch(/received {2}within 0.5 s, nothing about this line$/);
  });

  test("tells what became of a message that should have been dropped", async () => {
    const shop = openShop({ messageRules: [] }, "12");

    const message = await messageOf(() => checkOf12("drops-change-qty-negative").run(shop));

    expect(message).toContain("A message on change_batch_quantity is not dropped as the contract says.");
    expect(message).toContain("contract  the message changes nothing, because qty must be a whole number from 0 to ");
    expect(message).toMatch(/afterwards, the line of 6 was not in its batch any more, .*\n {12}whereas, /);
  });
});

test("a violation tells of all that was asked again and again the last time only", async () => {
  const shop = openShop({ change: () => {} }, "12");

  const message = await messageOf(() => checkOf12("moves-line").run(shop));

  expect(message).toMatch(/sent {6}GET http:.*allocations/);
  expect(message.match(/GET \/allocations\/\S+ was answered/g)).toHaveLength(1);
});

test("a violation by mail shows the mails about it", async () => {
  const shop = openShop({ mailOutOfStock: (line) => [{ ...outOfStockMail(line), to: ["sales@made.com"] }] }, "08");

  const message = await messageOf(() => check("mails-to-stock").run(shop));

  expect(message).toMatch(/contract {2}a mail about lamp-\w+, to stock@made.com, because a line is out of stock\n/);
  expect(message).toMatch(
    /received {2}a mail from allocations@example.com to sales@made.com with the subject "Out of stock": "Out of stock for lamp-/,
  );
});

function checkOf12(id: string): Check {
  const found = checksFor("12").find((each) => each.id === id);
  if (found) return found;
  throw new Error(`chapter 12 has no check ${id}`);
}
