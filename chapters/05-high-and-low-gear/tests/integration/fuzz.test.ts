import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { addBatchRequest } from "../requests.ts";

const client = openDatabase(":memory:");
const app = createApp({ repository: new SqliteBatchRepository(client), reportFault: () => {} });
const skus = Array.from({ length: 40 }, () => randomSku());

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt().map(String));
const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary }, anything);
const sku = mostly(fc.constantFrom(...skus));
const line = {
  orderid: mostly(fc.nat(500).map((n) => `order-${n}`)),
  sku,
  qty: mostly(fc.integer({ min: -1, max: 30 })),
};
const batch = {
  ref: mostly(fc.nat(500).map((n) => `batch-${n}`)),
  sku,
  qty: mostly(fc.integer({ min: -1, max: 300 })),
  eta: mostly(fc.constantFrom(null, "2030-01-02", "2030-01-02T08:00:00Z", "2030-02-30")),
};
const requestBody = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record(fields).map((each) => JSON.stringify(each)) },
    { weight: 2, arbitrary: fc.record(fields, { requiredKeys: [] }).map((each) => JSON.stringify(each)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    { weight: 1, arbitrary: fc.uint8Array() },
  );
const to = (path: fc.Arbitrary<string>, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ path, body: requestBody(fields) });
const target = fc.oneof(
  { weight: 9, arbitrary: to(fc.constant("/allocate"), line) },
  { weight: 9, arbitrary: to(fc.constant("/add_batch"), batch) },
  { weight: 2, arbitrary: to(fc.oneof(fc.webPath(), fc.constantFrom("/allocate/", "/add_batch/")), line) },
);
const contentType = fc.oneof(
  { weight: 9, arbitrary: fc.constant("application/json") },
  fc.constantFrom("text/plain", "application/json; charset=latin1", "multipart/form-data"),
);
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constant("POST") },
  fc.constantFrom("GET", "PUT", "DELETE", "OPTIONS", "HEAD"),
);

test("whatever is sent: never an internal error, and what was refused wrote nothing", {
  timeout: 120_000,
}, async () => {
  for (const [at, each] of skus.entries())
    await app.request(addBatchRequest({ ref: each, sku: each, qty: at * 50 + 1 }));
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(method, target, contentType, async (verb, { path, body }, type) => {
      const before = rowsWritten();

      const { status } = await app.request(requestOf(verb, path, type, body));

      expect(status).toBeLessThan(500);
      if (status >= 400) expect(rowsWritten()).toBe(before);
      seen.add(`${status} ${status === 404 ? "elsewhere" : path}`);
    }),
    { numRuns: 10_000 },
  );

  const statuses = ["201", "400", "405", "409", "415"];
  expect([...seen].sort()).toEqual(
    [...statuses.flatMap((status) => [`${status} /add_batch`, `${status} /allocate`]), "404 elsewhere"].sort(),
  );
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
