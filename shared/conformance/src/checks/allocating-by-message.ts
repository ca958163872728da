import { expectAnnounced } from "../announcements.ts";
import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAllocatedTo, expectOutOfStock } from "../expectations.ts";
import { type Line, someLine } from "../requests.ts";
import { expectServed } from "../served.ts";
import { foundIn } from "./shrinking.ts";

/** What `allocate`, as a message, does. */
export const allocatingByMessage: readonly Clause[] = [
  {
    id: "allocates-by-message",
    title: "allocates a line that comes as a message",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const line = someLine({ sku, qty: 3 });

      await askByMessage(shop, line);

      await expectAnnounced(shop, line, [ref], "because this is the only batch of the SKU");
      const found = await foundIn(ref, line, shop);
      const rest = await shop.allocate({ sku, qty: 7 });
      const more = await shop.allocate({ sku, qty: 1 });
      expectAllocatedTo(ref, found, "because the line was allocated when it came as a message");
      expectAllocatedTo(ref, rest, "because 7 of 10 are left");
      expectOutOfStock(more, "because all 10 are allocated: 3 by message, 7 by HTTP");
    },
  },
  {
    id: "same-line-by-message",
    title: "allocates a line once that comes several times, by message and by HTTP",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const line = someLine({ sku, qty: 3 });
      await askByMessage(shop, line);

      await askByMessage(shop, line);

      await expectServed("allocate", shop);
      const same = await shop.allocate(line);
      const rest = await shop.allocate({ sku, qty: 7 });
      await expectServed("allocate", shop);
      expectAllocatedTo(ref, same, "because that line has been allocated to it before");
      expectAllocatedTo(ref, rest, "because 7 of 10 are left: the repeated line takes nothing");
      await expectAnnounced(shop, line, [ref], "because it has been allocated once");
    },
  },
  {
    id: "other-quantity-by-message",
    title: "drops a message that asks for the same line with another quantity",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const { line } = await shop.allocate({ sku, qty: 3 });

      await askByMessage(shop, { ...line, qty: 5 });

      await expectServed("allocate", shop);
      const rest = await shop.allocate({ sku, qty: 7 });
      expectAllocatedTo(ref, rest, "because 7 of 10 are left: the dropped line takes nothing");
      await expectAnnounced(shop, line, [ref], "because it has been allocated once, with quantity 3");
    },
  },
  {
    id: "out-of-stock-by-message",
    title: "announces nothing about a line that comes as a message and is out of stock, and lives on",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { sku } = await shop.addBatch({ qty: 10 });
      const line = someLine({ sku, qty: 15 });

      await askByMessage(shop, line);

      await expectServed("allocate", shop);
      await expectAnnounced(shop, line, [], "because there is no batch with room for the line");
    },
  },
];

export async function askByMessage(shop: Conversation, line: Line): Promise<void> {
  await shop.publish("allocate", JSON.stringify(line));
}
