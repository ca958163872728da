import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAllocatedTo } from "../expectations.ts";

/** The rule "enough is enough", for both kinds of stock: where it is written down twice it may hold for one only. */
export const exactFit: readonly Clause[] = [
  {
    id: "exact-fit-warehouse",
    title: "lets a line take exactly the last of a warehouse batch",
    from: "04",
    run: (shop) => takeTheLast(shop, null),
  },
  {
    id: "exact-fit-shipment",
    title: "lets a line take exactly the last of a shipment",
    from: "04",
    run: (shop) => takeTheLast(shop, "2031-01-01"),
  },
];

async function takeTheLast(shop: Conversation, eta: string | null): Promise<void> {
  const { ref, sku } = await shop.addBatch({ qty: 10, eta });

  const most = await shop.allocate({ sku, qty: 7 });
  const last = await shop.allocate({ sku, qty: 3 });

  expectAllocatedTo(ref, most, "because all 10 are there");
  expectAllocatedTo(ref, last, "because exactly 3 of 10 are left");
}
