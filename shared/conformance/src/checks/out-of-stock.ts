import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAllocatedTo, expectMessage, expectOk, expectOutOfStock } from "../expectations.ts";
import type { Fate } from "../fate.ts";
import { allocateRequest, someLine } from "../requests.ts";

const WHOLE = "because a line takes all of its quantity from one batch";

/** What is answered to a line for which no batch has room: each form of the answer for some chapters. */
export const outOfStock: readonly Clause[] = [
  {
    id: "out-of-stock",
    title: "refuses a line for which no single batch has room",
    from: "04",
    until: "07",
    run: async (shop) => {
      const { exchange, line } = await askForTooMuch(shop);

      expectMessage(400, exchange, WHOLE, `Out of stock for sku ${line.sku}`);
    },
  },
  {
    id: "names-no-batch",
    title: "answers with the batch null to a line for which no single batch has room",
    from: "08",
    until: "11",
    run: async (shop) => {
      const line = await askForTooMuch(shop);

      expectOutOfStock(line, WHOLE);
    },
  },
  {
    id: "accepts-line",
    title: "accepts a line for which there is room",
    from: "12",
    run: async (shop) => {
      const { sku } = await shop.addBatch();

      const posted = await shop.send(allocateRequest(someLine({ sku, qty: 3 })));

      expectOk(202, posted, "because the line is accepted; its batch is told by GET /allocations/<orderid>");
    },
  },
  {
    id: "accepts-line-out-of-stock",
    title: "accepts a line for which no single batch has room",
    from: "12",
    run: async (shop) => {
      const { sku } = await shop.addBatch();
      await shop.addBatch({ sku, eta: "2031-01-01" });

      const posted = await shop.send(allocateRequest(someLine({ sku, qty: 15 })));

      expectOk(202, posted, "because a line of a known SKU is accepted; that it got no batch shows afterwards");
    },
  },
  {
    id: "out-of-stock-then-stock",
    title: "allocates a line that was out of stock, when it is asked for again and there is stock",
    from: "04",
    run: async (shop) => {
      const { line } = await askForTooMuch(shop);
      const { ref } = await shop.addBatch({ sku: line.sku, qty: 20, eta: "2031-02-01" });

      const again = await shop.allocate(line);

      expectAllocatedTo(ref, again, "because now there is a batch with room for it");
    },
  },
];

/** Two batches have room for the line together, none by itself. */
async function askForTooMuch(shop: Conversation): Promise<Fate> {
  const { sku } = await shop.addBatch();
  await shop.addBatch({ sku, eta: "2031-01-01" });
  return shop.allocate({ sku, qty: 15 });
}
