import { randomBatchReference, randomSku } from "@cosmic/testkit/random";
import { announcementsOf } from "../announcements.ts";
import type { Clause } from "../clause.ts";
import { ContractViolation } from "../contract-violation.ts";
import type { Conversation } from "../conversation.ts";
import { isAllocated } from "../fate.ts";
import { type Batch, type Line, someLine } from "../requests.ts";
import { type Channel, expectServed } from "../served.ts";
import type { Fields, Refusal } from "./refusal.ts";
import { refusedBodies } from "./refused-bodies.ts";
import { refusedIdentifiers, refusedQuantities } from "./refused-fields.ts";
import { sellOut } from "./refusing-endpoints.ts";

/** A message that would be acted on, and how things stand afterwards, in words: the same unless it left a trace. */
type Attempt = { readonly fields: Fields; readonly outcome: () => Promise<string> };

/** Messages that nothing can be done about: they leave no trace, and the next one is served. */
type Dropping = {
  readonly channel: Channel;
  readonly refusals: readonly Refusal[];
  readonly attempt: (shop: Conversation) => Promise<Attempt>;
};

const texts = refusedBodies.filter(({ contentType, id }) => contentType === undefined && id !== "large-body");

const changing: Dropping = {
  channel: "change_batch_quantity",
  refusals: [
    ...texts,
    ...refusedIdentifiers("batchref"),
    ...refusedQuantities("qty", 0),
    unknown("batchref", "batch", randomBatchReference),
  ],
  attempt: async (shop) => {
    const batch = await shop.addBatch({ qty: 10 });
    const { line } = await shop.allocate({ sku: batch.sku, qty: 6 });
    return { fields: { batchref: batch.ref, qty: 3 }, outcome: () => howTheBatchIs(shop, batch, line) };
  },
};

const allocating: Dropping = {
  channel: "allocate",
  refusals: [
    ...texts,
    ...refusedIdentifiers("orderid"),
    ...refusedIdentifiers("sku"),
    ...refusedQuantities("qty"),
    unknown("sku", "SKU", randomSku),
  ],
  attempt: async (shop) => {
    const batch = await shop.addBatch({ qty: 10 });
    const line = someLine({ sku: batch.sku, qty: 3 });
    return { fields: line, outcome: () => howTheLineIs(shop, batch, line) };
  },
};

/** What is dropped on each channel. */
export const droppedMessages: readonly Clause[] = [changing, allocating].flatMap((dropping) =>
  dropping.refusals.map((refusal) => dropped(dropping, refusal)),
);

function dropped({ channel, attempt }: Dropping, refusal: Refusal): Clause {
  return {
    id: `drops-${channel === "allocate" ? "line" : "change"}-${refusal.id}`,
    title: `drops ${refusal.title} on ${channel}, and serves the next message`,
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { fields, outcome } = await attempt(shop);

      await shop.publish(channel, refusal.body(fields));

      const deed = shop.deed(`A message on ${channel} is not dropped as the contract says.`);
      await expectServed(channel, shop);
      const afterwards = await outcome();
      const untouched = await (await attempt(shop)).outcome();
      if (afterwards === untouched) return;
      const received = `afterwards, ${afterwards}\nwhereas, nothing dropped before, ${untouched}`;
      throw new ContractViolation(deed, `the message changes nothing, because ${refusal.rule}`, received);
    },
  };
}

function unknown(field: string, kind: string, random: () => string): Refusal {
  return {
    id: `unknown-${kind.toLowerCase()}`,
    title: `an unknown ${kind}`,
    rule: `there is no such ${kind}`,
    body: (fields) => JSON.stringify({ ...fields, [field]: random() }),
  };
}

async function howTheBatchIs(shop: Conversation, { ref, sku }: Batch, line: Line): Promise<string> {
  const { batchref } = await shop.find(line);
  const rest = await shop.allocate({ sku, qty: 4 });
  const more = await shop.allocate({ sku, qty: 1 });
  const verdict = (fate: typeof rest) => (isAllocated(fate) ? "allocated" : "refused");
  const line6 = batchref === ref ? "was still in its batch" : "was not in its batch any more";
  return `the line of 6 ${line6}, a line of the 4 that were left was ${verdict(rest)}, and then a line of 1 ${verdict(more)}`;
}

async function howTheLineIs(shop: Conversation, batch: Batch, line: Line): Promise<string> {
  const announced = announcementsOf(line, shop).length;
  return `the line was announced ${announced} times, and ${await sellOut(shop, batch)}`;
}
