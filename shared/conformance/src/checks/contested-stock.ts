import type { Clause } from "../clause.ts";
import { expectOfAll } from "../expectations.ts";
import { isAllocated, isOutOfStock } from "../fate.ts";
import { allocateRequest, someLine } from "../requests.ts";

const STOCK = 20;
const LINES = 60;
const SUCH = `of ${LINES} such lines, each of another order, sent at once for a stock of ${STOCK}`;

/** Many clients want the same stock in the same instant: no piece is sold twice, and none remains unsold. */
export const contestedStock: Clause = {
  id: "contested-stock",
  title: "sells every piece once when many clients ask for it at the same time",
  from: "07",
  run: async (shop) => {
    const { sku } = await shop.addBatch({ qty: STOCK });
    const lines = Array.from({ length: LINES }, () => allocateRequest(someLine({ sku, qty: 1 })));

    const { settled } = await shop.race(lines);
    const fates = await shop.fatesOf(settled);

    const allocated = fates.filter(isAllocated).length;
    const outOfStock = fates.filter(isOutOfStock).length;
    expectOfAll(fates, `${SUCH}: no more than ${STOCK} of them are allocated`, allocated <= STOCK);
    const repeated = `${SUCH}: once each 409 has been repeated`;
    expectOfAll(fates, `${repeated}, all are allocated or out of stock`, allocated + outOfStock === LINES);
    expectOfAll(fates, `${repeated}, exactly ${STOCK} of them are allocated`, allocated === STOCK);
  },
};
