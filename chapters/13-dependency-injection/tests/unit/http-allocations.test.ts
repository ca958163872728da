import { BatchReference, Sku } from "@cosmic/kernel";
import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import type { Views } from "../../src/views.ts";
import { busOverFakes } from "../bus.ts";
import { looksOn } from "../contracts/looks-on.ts";
import { addBatchRequest, allocateRequest, allocationsOf, allocationsRequest } from "../requests.ts";

let shop: ReturnType<typeof busOverFakes>;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  shop = busOverFakes();
  app = appShowing(shop.views);
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
});

test("what was accepted is there at once, in the names of the wire", async () => {
  await app.request(allocateRequest({ orderid: "order-1", sku: "LAMP", qty: 3 }));

  const response = await app.request(allocationsRequest("order-1"));

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual([{ sku: "LAMP", batchref: "batch-1" }]);
});

test("it is read where others can read it as well: from the view, line by line as it comes", async () => {
  const allocations = [
    { sku: Sku.parse("LAMP"), reference: BatchReference.parse("batch-7") },
    { sku: Sku.parse("SOFA"), reference: BatchReference.parse("batch-8") },
  ];
  app = appShowing({ ...shop.views, allocationsOf: async (orderId) => (orderId === "order-1" ? allocations : []) });

  expect(await allocationsOf("order-1", app)).toEqual([
    { sku: "LAMP", batchref: "batch-7" },
    { sku: "SOFA", batchref: "batch-8" },
  ]);
});

test.each(["never-heard-of", "out-of-stock"])("of the order %s there is nothing to see: 404", async (orderid) => {
  await app.request(allocateRequest({ orderid: "out-of-stock", sku: "LAMP", qty: 21 }));

  const response = await app.request(allocationsRequest(orderid));

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ message: `Nothing is allocated to order ${orderid}` });
});

test.each([
  "with blanks",
  "with/slashes//in/it/",
  "100%",
  "%2F",
  "a?b=c#d",
  "a+b&c",
  "żółw-灯-💡",
  "'; drop table order_lines; --",
  "x".repeat(255),
])("an order may be called %j", async (orderid) => {
  await app.request(allocateRequest({ orderid, sku: "LAMP", qty: 3 }));

  expect(await allocationsOf(orderid, app)).toEqual([{ sku: "LAMP", batchref: "batch-1" }]);
});

test.each(["/allocations/%00", "/allocations/%0A", `/allocations/${"x".repeat(256)}`])(
  "%s, which no order is called, is answered 404, and nobody is asked",
  async (path) => {
    const asked: string[] = [];
    const allocationsOf = async (orderId: string) => {
      asked.push(orderId);
      return [];
    };
    app = appShowing({ ...shop.views, allocationsOf });

    const response = await app.request(path);

    expect({ status: response.status, asked }).toEqual({ status: 404, asked: [] });
    expect(await response.json()).toEqual({ message: expect.stringContaining("Nothing is allocated to order") });
  },
);

test.each(["/allocations", "/allocations/", "/allocations/order-1/lines", "/allocations/%zz"])(
  "%s is answered 404",
  async (path) => {
    const response = await app.request(path);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: expect.any(String) });
  },
);

looksOn("/allocations/order-1");

function appShowing(views: Views): ReturnType<typeof createApp> {
  return createApp({ bus: shop.bus, views, reportFault: () => {} });
}
