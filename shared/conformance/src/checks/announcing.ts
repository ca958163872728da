import { expectAnnounced } from "../announcements.ts";
import type { Clause } from "../clause.ts";
import { allocateRequest, someLine } from "../requests.ts";
import { expectNextAnnounced } from "../served.ts";

const STOCK = 10;
const LINES = 30;

/** What a service says on `line_allocated` about lines that come by HTTP. */
export const announcing: readonly Clause[] = [
  {
    id: "announces-allocation",
    title: "announces a line that was allocated by HTTP, once",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();

      const { line } = await shop.allocate({ sku, qty: 3 });

      await expectAnnounced(shop, line, [ref], "because the line has been allocated");
      await expectNextAnnounced(shop);
      await expectAnnounced(shop, line, [ref], "because it has been allocated once");
    },
  },
  {
    id: "announces-same-line-once",
    title: "announces nothing when the same line is allocated again by HTTP",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const { line } = await shop.allocate({ sku, qty: 3 });

      await shop.allocate(line);

      await expectNextAnnounced(shop);
      await expectAnnounced(shop, line, [ref], "because the repeated line has been allocated to this batch before");
    },
  },
  {
    id: "announces-no-line-without-stock",
    title: "announces nothing about a line that is out of stock",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { sku } = await shop.addBatch({ qty: 10 });

      const { line } = await shop.allocate({ sku, qty: 15 });

      await expectNextAnnounced(shop);
      await expectAnnounced(shop, line, [], "because there is no batch with room for the line");
    },
  },
  {
    id: "announces-contested-stock",
    title: "announces each line that got stock once, and no other, when many ask at the same time",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: STOCK });
      const lines = Array.from({ length: LINES }, () => someLine({ sku, qty: 1 }));

      const { settled } = await shop.race(lines.map(allocateRequest));
      const fates = await shop.fatesOf(settled);

      await expectNextAnnounced(shop);
      for (const { line, batchref } of fates) {
        const announced = batchref === ref ? [ref] : [];
        await expectAnnounced(
          shop,
          line,
          announced,
          "because those lines are announced that have got stock, each once",
        );
      }
    },
  },
];
