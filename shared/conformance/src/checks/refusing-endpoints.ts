import { randomOrderId } from "@cosmic/testkit/random";
import type { Conversation } from "../conversation.ts";
import { type Fate, isAllocated } from "../fate.ts";
import { type Batch, someBatch } from "../requests.ts";
import type { Fields, Refusal } from "./refusal.ts";
import { refusedBodies } from "./refused-bodies.ts";
import { refusedDates, refusedIdentifiers, refusedQuantities } from "./refused-fields.ts";

/** A request that would be served, and how things stand afterwards, in words: the same unless it left a trace. */
type Attempt = { readonly fields: Fields; readonly outcome: () => Promise<string> };

/** Where requests are refused. */
export type Endpoint = {
  readonly path: string;
  readonly from: string;
  readonly refusals: readonly Refusal[];
  readonly attempt: (shop: Conversation) => Promise<Attempt>;
};

const allocate: Endpoint = {
  path: "/allocate",
  from: "04",
  refusals: [
    ...refusedBodies,
    ...refusedIdentifiers("orderid"),
    ...refusedIdentifiers("sku"),
    ...refusedQuantities("qty"),
  ],
  attempt: async (shop) => {
    const batch = await shop.addBatch();
    const fields = { orderid: randomOrderId(), sku: batch.sku, qty: 3 };
    return { fields, outcome: () => sellOut(shop, batch) };
  },
};

const addBatch: Endpoint = {
  path: "/add_batch",
  from: "05",
  refusals: [
    ...refusedBodies,
    ...refusedIdentifiers("ref"),
    ...refusedIdentifiers("sku"),
    ...refusedQuantities("qty"),
    ...refusedDates("eta"),
  ].map((refusal) => ({ ...refusal, id: `batch-${refusal.id}`, title: `${refusal.title} for a batch` })),
  attempt: async (shop) => {
    const batch = someBatch();
    return { fields: batch, outcome: () => addAfterAll(shop, batch) };
  },
};

export const endpoints: readonly Endpoint[] = [allocate, addBatch];

/** Sells all of a batch and then one piece more. */
export async function sellOut(shop: Conversation, { sku, qty }: Batch): Promise<string> {
  const all = await shop.allocate({ sku, qty });
  const more = await shop.allocate({ sku, qty: 1 });
  return `of that stock, a line of all ${qty} was ${verdict(all)} and then a line of 1 ${verdict(more)}`;
}

/** A batch that left a trace is sold from, or, where that was of another SKU, stands in the way of the right one. */
async function addAfterAll(shop: Conversation, batch: Batch): Promise<string> {
  const line = await shop.allocate({ sku: batch.sku, qty: 1 });
  const { answer } = await shop.postBatch(batch);
  const added = answer.status === 201 ? "added" : "refused";
  return `a line of that SKU was ${verdict(line)}, and then the batch, with nothing wrong about it, ${added}`;
}

function verdict(line: Fate): string {
  return isAllocated(line) ? "allocated" : "refused";
}
