import { OrderId } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { aBatch } from "../builders.ts";

const client = openDatabase(":memory:");
const repository = new SqliteBatchRepository(client);
const app = createApp({ repository, reportFault: () => {} });
const skus = Array.from({ length: 40 }, () => randomSku());
const stock = skus.map((sku, at) => aBatch({ sku, purchasedQuantity: at * 50 }));

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt().map(String));
const orderid = fc.oneof({ weight: 9, arbitrary: fc.nat(500).map((n) => OrderId.parse(`order-${n}`)) }, anything);
const sku = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...skus) }, anything);
const qty = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -1, max: 30 }) }, anything);
const body = fc.oneof(
  { weight: 6, arbitrary: fc.record({ orderid, sku, qty }).map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: fc.record({ orderid, sku, qty }, { requiredKeys: [] }).map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.uint8Array() },
);
const json = { weight: 9, arbitrary: fc.constant("application/json") };
const contentType = fc.oneof(
  json,
  fc.constantFrom("text/plain", "application/json; charset=latin1", "multipart/form-data"),
);
const path = fc.oneof({ weight: 9, arbitrary: fc.constant("/allocate") }, fc.webPath(), fc.constant("/allocate/"));
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constant("POST") },
  fc.constantFrom("GET", "PUT", "DELETE", "OPTIONS", "HEAD"),
);

test("whatever is sent: never an internal error, and what was refused wrote nothing", {
  timeout: 120_000,
}, async () => {
  for (const batch of stock) await repository.save(batch);
  const seen = new Map<number, number>();

  await fc.assert(
    fc.asyncProperty(method, path, contentType, body, async (...parts) => {
      const before = rowsWritten();

      const { status } = await app.request(requestOf(...parts));

      expect(status).toBeLessThan(500);
      if (status >= 400) expect(rowsWritten()).toBe(before);
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }),
    { numRuns: 10_000 },
  );

  expect([...seen.keys()].sort()).toEqual([201, 400, 404, 405, 409, 415]);
});

function requestOf(
  method: string,
  path: string,
  contentType: string,
  content: string | Uint8Array<ArrayBuffer>,
): Request {
  const hasBody = method !== "GET" && method !== "HEAD";
  const url = `http://localhost${path}`;
  return new Request(url, { method, headers: { "content-type": contentType }, ...(hasBody && { body: content }) });
}

function rowsWritten(): unknown {
  return client.prepare("select total_changes()").pluck().get();
}
