import { randomSku } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAdded, expectAllocatedTo, expectMessage, expectOutOfStock, expectUnknownSku } from "../expectations.ts";
import { type Batch, someBatch } from "../requests.ts";

/** A batch is named by its reference: nobody overwrites another's by mistake. */
export const otherBatch: readonly Clause[] = [
  {
    id: "same-batch-other-sku",
    title: "refuses the same batch with another SKU, and forgets nothing",
    from: "05",
    run: (shop) => refuse(shop, { sku: randomSku() }, "SKU"),
  },
  {
    id: "same-batch-other-quantity",
    title: "refuses the same batch with another quantity, and forgets nothing",
    from: "05",
    run: (shop) => refuse(shop, { qty: 15 }, "quantity"),
  },
  {
    id: "same-batch-other-eta",
    title: "refuses the same batch with another eta, and forgets nothing",
    from: "05",
    run: (shop) => refuse(shop, { eta: null }, "eta"),
  },
  {
    id: "same-batch-other-adds-nothing",
    title: "sells as before when the same batch was refused with other content",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ qty: 10, eta: "2031-02-01" });
      const { sku } = batch;
      const earlier = await shop.addBatch({ sku, qty: 10, eta: "2031-01-01" });
      const other = { sku: randomSku(), qty: 15, eta: null };
      await shop.postBatch(batch);
      await shop.postBatch({ ...batch, sku: other.sku });
      await shop.postBatch({ ...batch, qty: other.qty });
      await shop.postBatch({ ...batch, eta: other.eta });

      const first = await shop.allocate({ sku, qty: 6 });
      const second = await shop.allocate({ sku, qty: 9 });
      const more = await shop.allocate({ sku, qty: 6 });
      const elsewhere = await shop.allocate({ sku: other.sku, qty: 1 });

      const because = `because ${batch.ref} is still 10 of ${sku} to arrive on 2031-02-01`;
      expectAllocatedTo(earlier.ref, first, `${because}, and this one is earlier`);
      expectAllocatedTo(batch.ref, second, `${because}, and no other has 9 left`);
      expectOutOfStock(more, `${because}, of which 1 is left, and no other has 6 left`);
      expectUnknownSku(elsewhere, because);
    },
  },
];

async function refuse(shop: Conversation, change: Partial<Batch>, what: string): Promise<void> {
  const batch = someBatch({ qty: 10, eta: "2031-01-01" });
  await shop.postBatch(batch);

  const refused = await shop.postBatch({ ...batch, ...change });
  const unchanged = await shop.postBatch(batch);

  expectMessage(409, refused, `because the batch has been added with another ${what} before`);
  expectAdded(unchanged, "because this is the batch as it was added first, and what was refused has changed nothing");
}
