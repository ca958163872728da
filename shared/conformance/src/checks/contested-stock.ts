import type { Check } from "../check.ts";
import { Conversation } from "../conversation.ts";
import { isAllocated, isOutOfStock } from "../expectations.ts";
import { expectOfAll } from "../race.ts";
import { allocateRequest } from "../requests.ts";

const STOCK = 20;
const LINES = 60;
const SUCH = `of ${LINES} such lines, each of another order, sent at once for a stock of ${STOCK}`;

/** Many clients want the same stock in the same instant: no piece is sold twice, and none remains unsold. */
export const contestedStock: Check = {
  id: "contested-stock",
  title: "sells every piece once when many clients ask for it at the same time",
  from: "07",
  until: "11",
  run: async (service) => {
    const shop = new Conversation(service);
    const { sku } = await shop.addBatch({ qty: STOCK });
    const lines = Array.from({ length: LINES }, () => allocateRequest({ sku, qty: 1 }));

    const { atOnce, settled } = await shop.race(lines);

    const allocatedAtOnce = atOnce.filter(isAllocated).length;
    expectOfAll(atOnce, `${SUCH}: no more than ${STOCK} of them are allocated`, allocatedAtOnce <= STOCK);
    const allocated = settled.filter(isAllocated).length;
    const outOfStock = settled.filter(isOutOfStock).length;
    const repeated = `${SUCH}: once each 409 has been repeated`;
    expectOfAll(settled, `${repeated}, all are allocated or out of stock`, allocated + outOfStock === LINES);
    expectOfAll(settled, `${repeated}, exactly ${STOCK} of them are allocated`, allocated === STOCK);
  },
};
