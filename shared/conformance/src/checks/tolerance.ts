import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { expectAdded, expectAllocatedTo } from "../expectations.ts";
import { postRequest, someBatch } from "../requests.ts";

const long = (identifier: string) => identifier.padEnd(255, "x");

/** What a service must not refuse. */
export const tolerance: readonly Clause[] = [
  {
    id: "ignores-unknown-fields",
    title: "ignores fields that it does not know",
    from: "04",
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const line = { orderid: randomOrderId(), sku, qty: 3, colour: "green", gift: { wrapped: true } };

      const answer = await shop.allocate(line);

      expectAllocatedTo(ref, answer, "because unknown fields are ignored");
    },
  },
  {
    id: "accepts-long-identifiers",
    title: "accepts identifiers of 255 characters",
    from: "04",
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ ref: long(randomBatchReference()), sku: long(randomSku()) });

      const answer = await shop.allocate({ orderid: long(randomOrderId()), sku, qty: 3 });

      expectAllocatedTo(ref, answer, "because identifiers may have 255 characters");
    },
  },
  {
    id: "ignores-unknown-fields-of-batch",
    title: "ignores fields of a batch that it does not know",
    from: "05",
    run: async (shop) => {
      const batch = someBatch();

      const answer = await shop.send(postRequest("/add_batch", { ...batch, colour: "green", supplier: { id: 7 } }));
      const repeated = await shop.postBatch(batch);

      expectAdded(answer, "because unknown fields are ignored");
      expectAdded(repeated, "because without the unknown fields, which are ignored, it is the same batch");
    },
  },
  {
    id: "accepts-long-identifiers-of-batch",
    title: "accepts identifiers of 255 characters for a batch",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ ref: long(randomBatchReference()), sku: long(randomSku()) });

      const answer = await shop.postBatch(batch);

      expectAdded(answer, "because identifiers may have 255 characters");
    },
  },
];
