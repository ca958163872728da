import { describe, expect, test } from "vitest";
import { Conversation } from "../src/conversation.ts";
import { expectAllocatedTo } from "../src/expectations.ts";
import { ContractViolation, check } from "../src/index.ts";
import { send } from "../src/send.ts";
import { openServer } from "./server.ts";
import { openShop } from "./shop.ts";

test("a violation tells what was sent, what the contract says, and what came back", async () => {
  await using shop = await openShop({ inOrder: (batches) => batches });
  const conversation = new Conversation(shop);
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
  await using shop = await openShop({ refuse: () => ({ status: 400, body: { error: "x".repeat(50_000) } }) });

  const message = await messageOf(() => check("refuses-large-body").run(shop));

  expect(message).toMatch(/xxx… \(103,\d{3} characters in all\)/);
  expect(message).toMatch(/xxx… \(50,012 characters in all\)/);
  expect(message.length).toBeLessThan(2_000);
});

test("a violation under contention counts the answers", async () => {
  await using shop = await openShop({ take: () => true });

  const message = await messageOf(() => check("contested-stock").run(shop));

  expect(message).toContain("of 60 such lines, each of another order, sent at once for a stock of 20: no more than 20");
  expect(message).toContain("received  201 to 60 of them");
});

describe("a violation is also", () => {
  const sent = (url: string) => ({ url, request: { method: "GET", path: "/allocate" }, soFar: [] });

  test("that nobody answers", async () => {
    const server = await openServer(() => {});
    await server[Symbol.asyncDispose]();

    const message = await messageOf(() => send(sent(server.url)));

    expect(message).toContain(`sent      GET ${server.url}/allocate\n  contract  an answer within 10 s\n`);
    expect(message).toMatch(/received {2}no answer: .*ECONNREFUSED/);
  });

  test("that the connection is cut", async () => {
    await using server = await openServer((request) => request.socket.destroy());

    const message = await messageOf(() => send(sent(server.url)));

    expect(message).toContain("received  no answer: other side closed");
  });

  test("that the answer does not come in time", async () => {
    await using server = await openServer(() => {});

    const message = await messageOf(() => send(sent(server.url), 50));

    expect(message).toMatch(/contract {2}an answer within 0.05 s\n {2}received {2}no answer: the time is over$/);
  });

  test("that the answer does not end in time", async () => {
    await using server = await openServer((_, response) => response.writeHead(200).write("{"));

    const message = await messageOf(() => send(sent(server.url), 50));

    expect(message).toContain("no answer: the time is over");
  });

  test("that the answer is not JSON", async () => {
    await using server = await openServer((_, response) => response.writeHead(404).end("<h1>Not Found</h1>"));

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain('contract  404 {"message": some text}, because');
    expect(message).toContain("received  404 <h1>Not Found</h1> (which is not JSON)");
  });

  test("that the answer has no body", async () => {
    await using server = await openServer((_, response) => response.writeHead(404).end());

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain("received  404 without a body");
  });

  test("that the answer sends the client elsewhere", async () => {
    await using server = await openServer((_, response) => response.writeHead(302, { location: "/login" }).end());

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain("received  302 without a body");
  });
});

/** The message of the violation that `work` ends in. */
async function messageOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ContractViolation) return error.message;
    throw error;
  }
  throw new Error("nothing was violated");
}
