import type { Check } from "../check.ts";
import { Conversation } from "../conversation.ts";
import { expectAdded, isAllocated, isOutOfStock } from "../expectations.ts";
import { expectOfAll } from "../race.ts";
import { addBatchRequest, allocateRequest, someBatch } from "../requests.ts";

/** Enough to be sold from all the while that batches are being added. */
const FIRST = 40;
const BATCHES = 10;
const EACH = 2;
const STOCK = FIRST + BATCHES * EACH;
const LINES_PER_BATCH = 4;
const LINES = BATCHES * LINES_PER_BATCH;

/** Stock arrives while it is being sold: neither may undo what the other does. */
export const stockGrowing: Check = {
  id: "stock-growing",
  title: "loses neither stock nor lines when batches are added while others allocate",
  from: "07",
  until: "11",
  run: async (service) => {
    const shop = new Conversation(service);
    const { sku } = await shop.addBatch({ qty: FIRST });
    const lines = (length: number) => Array.from({ length }, () => allocateRequest({ sku, qty: 1 }));
    const batchAmongLines = () => [addBatchRequest(someBatch({ sku, qty: EACH })), ...lines(LINES_PER_BATCH)];

    const growing = await shop.race(Array.from({ length: BATCHES }, batchAmongLines).flat());
    const grown = await shop.race(lines(LINES));

    const at = (path: string) => growing.settled.filter(({ request }) => request.path === path);
    for (const batch of at("/add_batch"))
      expectAdded(batch, "because it is a new batch, although others are being sold");
    const all = [...at("/allocate"), ...grown.settled];
    const such = `of ${LINES} such lines, sent at once while stock of ${FIRST} grows to ${STOCK}, and ${LINES} afterwards`;
    const isEachServed = all.every((line) => isAllocated(line) || isOutOfStock(line));
    expectOfAll(all, `${such}: once each 409 has been repeated, all are allocated or out of stock`, isEachServed);
    const isSoldOut = all.filter(isAllocated).length === STOCK;
    expectOfAll(all, `${such}: once each 409 has been repeated, exactly ${STOCK} of them are allocated`, isSoldOut);
  },
};
