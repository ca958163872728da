import { beforeEach, describe, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest } from "../requests.ts";

const requests = {
  "/allocate": () => allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 }),
  "/add_batch": () => addBatchRequest({ ref: "batch-2", sku: "LAMP", qty: 20 }),
};

let store: ProductStore;
let reported: unknown[];
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  const shop = busOverFakes();
  ({ store } = shop);
  reported = [];
  app = createApp({ ...shop, reportFault: (_, fault) => reported.push(fault) });
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
});

describe.each([
  { path: "/allocate", done: 202 },
  { path: "/add_batch", done: 201 },
] as const)("$path", ({ path, done }) => {
  test("of a race that is lost the client hears nothing when the next try succeeds", async () => {
    const racesLost = loseRaces(1);

    const response = await app.request(requests[path]());

    expect(response.status).toBe(done);
    expect(racesLost()).toBe(1);
  });

  test("a race that is lost again and again is answered 409, and is nobody's fault", async () => {
    const racesLost = loseRaces(Number.POSITIVE_INFINITY);

    const response = await app.request(requests[path]());

    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      message: "Somebody else was changing the same stock at the same moment, please try again",
    });
    expect(racesLost()).toBe(6);
    expect(reported).toEqual([]);
  });
});

/** From now on somebody else is faster, so many times. How often he was is the answer. */
function loseRaces(times: number): () => number {
  const { write } = store;
  let lost = 0;
  store.write = async (changes) => {
    if (lost === times) return write(changes);
    lost += 1;
    throw new ConcurrencyConflict();
  };
  return () => lost;
}
