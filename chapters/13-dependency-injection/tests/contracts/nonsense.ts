import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { expect } from "vitest";
import type { createApp } from "../../src/entrypoints/http.ts";
import { addBatchRequest } from "../requests.ts";

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
const methodBut = (usual: string) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    fc.constantFrom("POST", "GET", "PUT", "DELETE", "OPTIONS", "HEAD"),
  );
const requestBody = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record(fields).map((each) => JSON.stringify(each)) },
    { weight: 2, arbitrary: fc.record(fields, { requiredKeys: [] }).map((each) => JSON.stringify(each)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    { weight: 1, arbitrary: fc.uint8Array() },
  );
const order = mostly(fc.nat(500).map((n) => `order-${n}`)).map(
  (id) => `/allocations/${encodeURIComponent(String(id))}`,
);
const strangeOrder = fc
  .oneof(fc.webPath(), fc.constantFrom("/", "/%", "/%00", "/%2F", "/%zz", "/%ff"))
  .map((path) => `/allocations${path}`);
const to = (
  path: fc.Arbitrary<string>,
  fields: Record<string, fc.Arbitrary<unknown>>,
  usual: "POST" | "GET" = "POST",
) => fc.record({ path, body: requestBody(fields), method: methodBut(usual) });
const target = fc.oneof(
  { weight: 9, arbitrary: to(fc.constant("/allocate"), line) },
  { weight: 9, arbitrary: to(fc.constant("/add_batch"), batch) },
  { weight: 4, arbitrary: to(fc.oneof(order, strangeOrder), line, "GET") },
  { weight: 1, arbitrary: to(fc.constantFrom("/dashboard", "/dashboard.json"), line, "GET") },
  { weight: 2, arbitrary: to(fc.oneof(fc.webPath(), fc.constantFrom("/allocate/", "/add_batch/")), line) },
);
const contentType = fc.oneof(
  { weight: 9, arbitrary: fc.constant("application/json") },
  fc.constantFrom("text/plain", "application/json; charset=latin1", "multipart/form-data"),
);

type Target = Readonly<{
  app: ReturnType<typeof createApp>;
  /** Anything that is another when somebody has written to the database. */
  traces: () => Promise<unknown>;
  requests: number;
}>;

/**
 * Whatever is sent: never an internal error, and what was refused wrote nothing.
 * @returns which statuses were answered where: `201 /add_batch`.
 */
export async function standsNonsense({ app, traces, requests }: Target): Promise<Set<string>> {
  for (const [at, each] of skus.entries())
    await app.request(addBatchRequest({ ref: each, sku: each, qty: at * 50 + 1 }));
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(target, contentType, async ({ method, path, body }, type) => {
      const before = await traces();

      const { status } = await app.request(requestOf(method, path, type, body));

      expect(status).toBeLessThan(500);
      if (status >= 400) expect(await traces()).toEqual(before);
      seen.add(`${status} ${routeOf(path, status)}`);
    }),
    { numRuns: requests },
  );

  return seen;
}

function routeOf(path: string, status: number): string {
  if (path.startsWith("/allocations/")) return "/allocations";
  return status === 404 ? "elsewhere" : path;
}

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
