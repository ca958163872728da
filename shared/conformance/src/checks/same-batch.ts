import { randomOrderId } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { expectAdded, expectAllocatedTo, expectOutOfStock } from "../expectations.ts";
import { someBatch } from "../requests.ts";

/** A batch is named by its reference: a client that repeats its request, perhaps after a timeout, must do no harm. */
export const sameBatch: readonly Clause[] = [
  {
    id: "same-batch-again",
    title: "accepts the same batch again",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ eta: "2031-01-01" });
      await shop.postBatch(batch);

      const repeated = await shop.postBatch(batch);

      expectAdded(repeated, "because nothing about the batch is different");
    },
  },
  {
    id: "same-batch-again-with-time",
    title: "knows a batch again when a time has been added to its date",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ eta: "2031-01-31" });
      await shop.postBatch(batch);

      const repeated = await shop.postBatch({ ...batch, eta: "2031-01-31T23:30:00-05:00" });

      expectAdded(repeated, "because of a date-time only the date counts: nothing about the batch is different");
    },
  },
  {
    id: "same-batch-again-adds-nothing",
    title: "has no more stock when the same batch is added again",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ qty: 10 });
      const { ref, sku } = batch;
      await shop.postBatch(batch);
      await shop.postBatch(batch);

      const all = await shop.allocate({ sku, qty: 10 });
      const more = await shop.allocate({ sku, qty: 1 });

      expectAllocatedTo(ref, all, "because all 10 are there");
      expectOutOfStock(more, "because all 10 are allocated: the repeated batch adds nothing");
    },
  },
  {
    id: "same-batch-again-when-allocated",
    title: "keeps what is allocated from a batch when that is added again",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ qty: 10 });
      const { ref, sku } = batch;
      const line = { orderid: randomOrderId(), sku, qty: 6 };
      await shop.postBatch(batch);
      await shop.allocate(line);

      const repeated = await shop.postBatch(batch);
      const same = await shop.allocate(line);
      const rest = await shop.allocate({ sku, qty: 4 });
      const more = await shop.allocate({ sku, qty: 1 });

      expectAdded(repeated, "because it was added with 10, however many are left");
      expectAllocatedTo(ref, same, "because that line has been allocated to it before");
      expectAllocatedTo(ref, rest, "because 4 of 10 are left");
      expectOutOfStock(more, "because all 10 are allocated: the repeated batch adds nothing");
    },
  },
];
