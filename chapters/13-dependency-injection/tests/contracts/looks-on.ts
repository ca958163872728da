import { describe, expect, test } from "vitest";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import type { Views } from "../../src/views.ts";
import { busOverFakes } from "../bus.ts";
import { addBatchRequest, allocateRequest } from "../requests.ts";

/** A route on which one only looks, at order-1 among others. */
export function looksOn(path: string): void {
  describe(path, () => {
    test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
      "%s is answered 405: who looks changes nothing",
      async (method) => {
        const { app } = await anApp();

        const response = await app.request(path, { method });

        expect(response.status).toBe(405);
        expect(response.headers.get("allow")).toBe("GET, HEAD");
        expect(await response.json()).toEqual({ message: "Use GET" });
      },
    );

    test("HEAD is answered as GET, without a body", async () => {
      const { app } = await anApp();

      const response = await app.request(path, { method: "HEAD" });

      expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: "" });
    });

    test("while the database is away it is answered 503, and works again when it is back", async () => {
      const { app, database } = await anApp();

      database.isAway = true;
      const whileGone = await app.request(path);
      database.isAway = false;
      const whenBack = await app.request(path);

      expect(whileGone.status).toBe(503);
      expect(await whileGone.json()).toEqual({ message: "The database cannot be reached" });
      expect(whenBack.status).toBe(200);
    });
  });
}

/** An application in which order-1 holds something. */
async function anApp() {
  const { bus, views } = busOverFakes();
  const database = { isAway: false };
  const expectThere = () => {
    if (database.isAway) throw new StorageUnavailable("The database cannot be reached");
  };
  const viewsOrNot: Views = {
    allocationsOf: async (orderId) => {
      expectThere();
      return views.allocationsOf(orderId);
    },
    dashboard: async () => {
      expectThere();
      return views.dashboard();
    },
  };
  const app = createApp({ bus, views: viewsOrNot, reportFault: () => {} });
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 20 }));
  await app.request(allocateRequest({ orderid: "order-1", sku: "LAMP", qty: 3 }));
  return { app, database };
}
