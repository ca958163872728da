import { beforeEach, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest } from "../requests.ts";

const request = () => allocateRequest({ orderid: "o1", sku: "LAMP", qty: 3 });

let store: ProductStore;
let reported: { id: string; fault: unknown }[];
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  const shop = busOverFakes();
  ({ store } = shop);
  reported = [];
  app = createApp({ ...shop, reportFault: (id, fault) => reported.push({ id, fault }) });
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
});

test("a fault that nobody foresaw is answered with an id, and its cause only reported", async () => {
  const fault = new Error("the password is swordfish");
  store.load = () => Promise.reject(fault);

  const response = await app.request(request());

  expect(response.status).toBe(500);
  expect(reported).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), fault }]);
  expect(await response.json()).toEqual({ message: "Internal error", id: reported[0]?.id });
});

test("storage that is not there is answered 503 and reported, and works again when it is back", async () => {
  const { write } = store;
  const fault = new StorageUnavailable("The database cannot be reached", { cause: new Error("disk full") });
  store.write = () => Promise.reject(fault);
  const whileGone = await app.request(request());
  store.write = write;
  const whenBack = await app.request(request());

  expect(whileGone.status).toBe(503);
  expect(await whileGone.json()).toEqual({ message: "The database cannot be reached" });
  expect(whenBack.status).toBe(202);
  expect(reported).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), fault }]);
});

test("what the client did wrong is not reported", async () => {
  await app.request(allocateRequest({ orderid: "o1", sku: "NO-SUCH-CHAIR", qty: 3 }));
  await app.request(allocateRequest("{"));
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 21 }));

  expect(reported).toEqual([]);
});
