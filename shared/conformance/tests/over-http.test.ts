import { text } from "node:stream/consumers";
import { openServer } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { ContractViolation, overHttp } from "../src/index.ts";

const batch = { ref: "batch-1", sku: "lamp", qty: 10, eta: null };

test("batches are added by POST /add_batch", async () => {
  const received: unknown[] = [];
  await using server = await openServer(async (request, response) => {
    const { method, url, headers } = request;
    received.push({ method, url, contentType: headers["content-type"], body: await text(request) });
    response.writeHead(201).end("OK");
  });

  await overHttp(server.url).addBatch(batch);
  await overHttp(`${server.url}/shop/`).addBatch(batch);

  const body = '{"ref":"batch-1","sku":"lamp","qty":10,"eta":null}';
  expect(received).toEqual([
    { method: "POST", url: "/add_batch", contentType: "application/json", body },
    { method: "POST", url: "/shop/add_batch", contentType: "application/json", body },
  ]);
});

test("a batch that is not added is a violation", async () => {
  await using server = await openServer((_, response) => response.writeHead(500).end("oh no"));

  const added = overHttp(server.url).addBatch(batch);

  await expect(added).rejects.toThrow(ContractViolation);
  await expect(added).rejects.toThrow("received  500 oh no");
});
