import { randomSku } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { expectAllocatedTo, expectUnknownSku } from "../expectations.ts";

/** Which batch a line gets. */
export const allocation: readonly Clause[] = [
  {
    id: "allocates",
    title: "allocates a line to a batch with room for it, and names the batch",
    from: "04",
    run: async (shop) => {
      const batch = await shop.addBatch();

      const answer = await shop.allocate({ sku: batch.sku, qty: 3 });

      expectAllocatedTo(batch.ref, answer, "the only batch of this SKU");
    },
  },
  {
    id: "prefers-warehouse",
    title: "prefers warehouse stock to shipments",
    from: "04",
    run: async (shop) => {
      const shipment = await shop.addBatch({ eta: "2031-01-01" });
      const { sku } = shipment;
      const warehouse = await shop.addBatch({ sku });
      await shop.addBatch({ sku, qty: 5, eta: "2031-02-01" });

      const first = await shop.allocate({ sku, qty: 6 });
      const second = await shop.allocate({ sku, qty: 6 });

      expectAllocatedTo(warehouse.ref, first, "because stock in the warehouse goes before shipments");
      expectAllocatedTo(shipment.ref, second, "because no other batch has 6 left");
    },
  },
  {
    id: "prefers-earlier-shipment",
    title: "prefers the earlier shipment",
    from: "04",
    run: async (shop) => {
      const { sku, ref: latest } = await shop.addBatch({ eta: "2031-03-01" });
      const { ref: earliest } = await shop.addBatch({ sku, eta: "2031-01-31" });
      const { ref: middle } = await shop.addBatch({ sku, eta: "2031-02-01" });

      for (const shipment of [earliest, middle, latest]) {
        const answer = await shop.allocate({ sku, qty: 6 });

        expectAllocatedTo(shipment, answer, "the earliest shipment that has 6 left");
      }
    },
  },
  {
    id: "unknown-sku",
    title: "refuses a line for an unknown SKU",
    from: "04",
    run: async (shop) => {
      const sku = randomSku("unknown");

      const answer = await shop.allocate({ sku, qty: 3 });

      expectUnknownSku(answer, "because there is no batch of this SKU");
    },
  },
];
