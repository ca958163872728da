import type { Clause } from "../clause.ts";
import { expectAdded, expectOfAll } from "../expectations.ts";
import { isAllocated, isOutOfStock } from "../fate.ts";
import { addBatchRequest, allocateRequest, someBatch, someLine } from "../requests.ts";

/** Enough to be sold from all the while that batches are being added. */
const FIRST = 40;
const BATCHES = 10;
const EACH = 2;
const STOCK = FIRST + BATCHES * EACH;
const LINES_PER_BATCH = 4;
const LINES = BATCHES * LINES_PER_BATCH;

/** Stock arrives while it is being sold: neither may undo what the other does. */
export const stockGrowing: Clause = {
  id: "stock-growing",
  title: "loses neither stock nor lines when batches are added while others allocate",
  from: "07",
  run: async (shop) => {
    const { sku } = await shop.addBatch({ qty: FIRST });
    const lines = (length: number) => Array.from({ length }, () => allocateRequest(someLine({ sku, qty: 1 })));
    const batchAmongLines = () => [addBatchRequest(someBatch({ sku, qty: EACH })), ...lines(LINES_PER_BATCH)];

    const growing = await shop.race(Array.from({ length: BATCHES }, batchAmongLines).flat());
    const grown = await shop.race(lines(LINES));
    const at = (path: string) => growing.settled.filter(({ request }) => request.path === path);
    const all = await shop.fatesOf([...at("/allocate"), ...grown.settled]);

    for (const batch of at("/add_batch"))
      expectAdded(batch, "because it is a new batch, although others are being sold");
    const such = `of ${LINES} such lines, sent at once while stock of ${FIRST} grows to ${STOCK}, and ${LINES} afterwards`;
    const isEachServed = all.every((line) => isAllocated(line) || isOutOfStock(line));
    expectOfAll(all, `${such}: once each 409 has been repeated, all are allocated or out of stock`, isEachServed);
    const isSoldOut = all.filter(isAllocated).length === STOCK;
    expectOfAll(all, `${such}: once each 409 has been repeated, exactly ${STOCK} of them are allocated`, isSoldOut);
  },
};
