import { randomOrderId } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { expectAllocatedTo, expectMessage } from "../expectations.ts";

/** A line is named by its order and SKU: a client that repeats its request, perhaps after a timeout, must do no harm. */
export const sameLine: readonly Clause[] = [
  {
    id: "same-line-again",
    title: "allocates the same line again to the same batch and takes no more stock",
    from: "04",
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const line = { orderid: randomOrderId(), sku, qty: 5 };
      await shop.allocate(line);

      const again = await shop.allocate(line);
      const another = await shop.allocate({ sku, qty: 4 });

      expectAllocatedTo(ref, again, "because that line has been allocated to it before");
      expectAllocatedTo(ref, another, "because 5 of 10 are left: the repeated line takes nothing");
    },
  },
  {
    id: "same-line-again-when-full",
    title: "allocates the same line again to the same batch, although that is full meanwhile",
    from: "04",
    run: async (shop) => {
      const { ref: full, sku } = await shop.addBatch({ qty: 10 });
      const line = { orderid: randomOrderId(), sku, qty: 6 };
      await shop.allocate(line);
      await shop.allocate({ sku, qty: 4 });
      await shop.addBatch({ sku, qty: 10, eta: "2031-01-01" });

      const again = await shop.allocate(line);

      expectAllocatedTo(
        full,
        again,
        "because that line has been allocated to it before, whatever room there is elsewhere",
      );
    },
  },
  {
    id: "same-line-other-quantity",
    title: "refuses the same line with another quantity, and changes nothing",
    from: "04",
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const line = { orderid: randomOrderId(), sku, qty: 2 };
      await shop.allocate(line);

      const changed = await shop.allocate({ ...line, qty: 5 });
      const another = await shop.allocate({ sku, qty: 7 });

      expectMessage(409, changed.exchange, "because the line has been allocated with quantity 2 before");
      expectAllocatedTo(ref, another, "because 8 of 10 are left: the refused line takes nothing");
    },
  },
];
