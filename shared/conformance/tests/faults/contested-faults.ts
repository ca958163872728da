import { setImmediate } from "node:timers/promises";
import type { Batch, Content, Stock } from "../behaviour.ts";
import { message, newBatch } from "../correct.ts";
import { put } from "./batch-faults.ts";
import type { Fault } from "./fault.ts";

/** Shops that are right as long as their clients come one after the other. */
export const contestedFaults: readonly Fault[] = [
  {
    name: "writes what it has read a while ago",
    wrong: {
      take: async (batch, qty) => {
        const { available } = batch;
        await setImmediate();
        batch.available = available - qty;
        return true;
      },
    },
    violates: ["contested-stock", "stock-growing"],
    violatesFrom12: ["same-line-at-once"],
  },
  {
    name: "says that a line which lost a race is out of stock",
    wrong: { take: ifNobodyWasQuicker, lostRace: ({ sku }) => message(400, `Out of stock for sku ${sku}`) },
    violates: ["contested-stock", "same-line-at-once", "stock-growing"],
  },
  {
    name: "falls over a lost race",
    wrong: { take: ifNobodyWasQuicker, lostRace: () => message(500, "Internal error") },
    violates: ["contested-stock", "same-line-at-once", "stock-growing"],
  },
  {
    name: "does not see the same line before it is written",
    wrong: {
      take: async (batch, qty) => {
        await setImmediate();
        if (batch.available < qty) return false;
        batch.available -= qty;
        return true;
      },
    },
    violates: ["same-line-at-once"],
  },
  {
    name: "does not see the same batch before it is written",
    wrong: {
      add: async (content, stock) => {
        await setImmediate();
        return put(newBatch(content), stock);
      },
    },
    violates: ["same-batch-at-once"],
  },
  {
    name: "falls over a batch that somebody else has just added",
    wrong: { add: ifNobodyAddedIt, addedMeanwhile: () => message(500, "Internal error") },
    violates: ["same-batch-at-once"],
  },
  {
    name: "writes with a new batch what it has read of the others",
    wrong: {
      add: async (content, stock) => {
        const asRead = batchesOf(content, stock).map((batch) => ({ batch, available: batch.available }));
        await setImmediate();
        for (const { batch, available } of asRead) batch.available = available;
        return ifNobodyAddedIt(content, stock);
      },
    },
    violates: ["stock-growing"],
  },
  {
    name: "forgets the batches that are added at the same time",
    wrong: {
      add: async (content, stock) => {
        const asRead = batchesOf(content, stock);
        await setImmediate();
        const others = stock.batches.filter(({ sku }) => sku !== content.sku);
        stock.batches = [...others, ...asRead, newBatch(content)];
        return true;
      },
    },
    violates: ["stock-growing"],
  },
];

/** Takes the stock only when the batch is still as it was when the line was given to it. */
export async function ifNobodyWasQuicker(batch: Batch, qty: number): Promise<boolean> {
  const { version } = batch;
  await setImmediate();
  if (batch.version !== version) return false;
  batch.available -= qty;
  batch.version += 1;
  return true;
}

/** Adds the batch only when there is still none of its name. */
export async function ifNobodyAddedIt(content: Content, stock: Stock): Promise<boolean> {
  await setImmediate();
  if (stock.batches.some(({ ref }) => ref === content.ref)) return false;
  return put(newBatch(content), stock);
}

function batchesOf({ sku }: Content, stock: Stock): readonly Batch[] {
  return stock.batches.filter((batch) => batch.sku === sku);
}
