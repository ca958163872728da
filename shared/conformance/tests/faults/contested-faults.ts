import { setTimeout } from "node:timers/promises";
import { type Batch, message } from "../behaviour.ts";
import type { Fault } from "./fault.ts";

export const contestedFaults: readonly Fault[] = [
  {
    name: "writes what it has read a while ago",
    wrong: {
      take: async (batch, qty) => {
        const { available } = batch;
        await setTimeout(10);
        batch.available = available - qty;
        return true;
      },
    },
    violates: ["contested-stock"],
  },
  {
    name: "says that a line which lost a race is out of stock",
    wrong: { take: ifNobodyWasQuicker, lostRace: ({ sku }) => message(400, `Out of stock for sku ${sku}`) },
    violates: ["contested-stock"],
  },
  {
    name: "falls over a lost race",
    wrong: { take: ifNobodyWasQuicker, lostRace: () => message(500, "Internal error") },
    violates: ["contested-stock"],
  },
];

/** Takes the stock only when the batch is still as it was when the line was given to it. */
export async function ifNobodyWasQuicker(batch: Batch, qty: number): Promise<boolean> {
  const { version } = batch;
  await setTimeout(10);
  if (batch.version !== version) return false;
  batch.available -= qty;
  batch.version += 1;
  return true;
}
