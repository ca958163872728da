import type { Clause } from "../clause.ts";
import { expectAdded, expectAllocatedTo, expectOutOfStock } from "../expectations.ts";
import { addBatchRequest, allocateRequest, someBatch, someLine } from "../requests.ts";

const CLIENTS = 20;
const TO_EACH = `as to each of ${CLIENTS} clients that send this at once, a 409 being repeated`;

/** A client that does not wait for the first answer before it asks again must do no harm either. */
export const sameAtOnce: readonly Clause[] = [
  {
    id: "same-line-at-once",
    title: "allocates a line once when many ask for the same line at the same time",
    from: "07",
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const line = allocateRequest(someLine({ sku, qty: 2 }));

      const { settled } = await shop.race(Array.from({ length: CLIENTS }, () => line));
      const fates = await shop.fatesOf(settled);
      const rest = await shop.allocate({ sku, qty: 8 });
      const more = await shop.allocate({ sku, qty: 1 });

      for (const each of fates) expectAllocatedTo(ref, each, TO_EACH);
      expectAllocatedTo(ref, rest, "because 8 of 10 are left: however often it was asked for, the line takes 2 once");
      expectOutOfStock(more, "because the two lines have taken all 10");
    },
  },
  {
    id: "same-batch-at-once",
    title: "adds a batch once when many add the same batch at the same time",
    from: "07",
    run: async (shop) => {
      const batch = someBatch({ qty: 10 });

      const { settled } = await shop.race(Array.from({ length: CLIENTS }, () => addBatchRequest(batch)));
      const all = await shop.allocate({ sku: batch.sku, qty: 10 });
      const more = await shop.allocate({ sku: batch.sku, qty: 1 });

      for (const each of settled) expectAdded(each, TO_EACH);
      expectAllocatedTo(batch.ref, all, "because all 10 are there");
      expectOutOfStock(more, "because all 10 are allocated: however often it was added, the batch is there once");
    },
  },
];
