import { expectAnnounced } from "../announcements.ts";
import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectOfAll } from "../expectations.ts";
import { allocateRequest, someLine } from "../requests.ts";
import { expectServed } from "../served.ts";
import { changeQuantity } from "./shrinking.ts";

const BEFORE = 30;
const AFTER = 10;

/** What a service says, and what it does not, about lines of a batch that has shrunk. */
export const announcedMoves: readonly Clause[] = [
  {
    id: "announces-moved-line",
    title: "announces a line that was moved with its new batch, and no line that stays",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, other, stays, moves } = await batchOfTwoLines(shop);

      await changeQuantity(shop, ref, 5);

      await expectAnnounced(shop, moves, [ref, other], "because it has been allocated, and then moved");
      await expectServed("change_batch_quantity", shop);
      await expectAnnounced(shop, moves, [ref, other], "because it has been moved once");
      await expectAnnounced(shop, stays, [ref], "because its batch still has enough for this line");
    },
  },
  {
    id: "same-change-again",
    title: "does nothing when a batch is given the quantity that it has",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, other, stays, moves } = await batchOfTwoLines(shop);
      await changeQuantity(shop, ref, 5);

      await changeQuantity(shop, ref, 5);

      await expectServed("change_batch_quantity", shop);
      await expectAnnounced(shop, moves, [ref, other], "because it has been moved once");
      await expectAnnounced(shop, stays, [ref], "because its batch has 5, however often that is said");
    },
  },
  {
    id: "announces-no-line-given-up",
    title: "announces nothing about a line for which there is no room any more",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const { line } = await shop.allocate({ sku, qty: 6 });

      await changeQuantity(shop, ref, 5);

      await expectServed("change_batch_quantity", shop);
      await expectAnnounced(shop, line, [ref], "because it has got no other batch");
    },
  },
  {
    id: "contested-shrinking",
    title: "leaves a batch with no more lines than it has room for when it shrinks while many ask for it",
    from: "12",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: BEFORE });
      const lines = Array.from({ length: BEFORE }, () => someLine({ sku, qty: 1 }));

      const [{ settled }] = await Promise.all([
        shop.race(lines.map(allocateRequest)),
        changeQuantity(shop, ref, AFTER),
      ]);

      await expectServed("change_batch_quantity", shop);
      const inBatch = async () => (await shop.fatesOf(settled)).filter(({ batchref }) => batchref === ref);
      const left = await shop.patiently(inBatch, ({ length }) => length === AFTER);
      const promise = `of ${BEFORE} such lines, sent at once while their batch shrank from ${BEFORE} to ${AFTER}, ${AFTER} have it`;
      expectOfAll(await shop.fatesOf(settled), promise, left.length === AFTER);
    },
  },
];

/** Of the two the later moves to the other batch, once there is room for one only. */
async function batchOfTwoLines(shop: Conversation) {
  const { ref, sku } = await shop.addBatch({ qty: 10 });
  const { line: stays } = await shop.allocate({ sku, qty: 4 });
  const { line: moves } = await shop.allocate({ sku, qty: 4 });
  const { ref: other } = await shop.addBatch({ sku, eta: "2031-01-01" });
  return { ref, other, stays, moves };
}
