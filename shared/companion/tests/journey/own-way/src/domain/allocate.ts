import type { BatchReference } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";
import type { OrderLine } from "./order-line.ts";
import { OutOfStock } from "./out-of-stock.ts";
import { isBetter } from "./preference.ts";

export function allocate(line: OrderLine, batches: Iterable<Batch>): BatchReference {
  let best: Batch | undefined;
  for (const batch of batches) {
    if (batch.lineOf(line)) {
      best = batch;
      break;
    }
    if (batch.canAllocate(line) && (!best || isBetter(batch, best))) best = batch;
  }
  if (!best) throw new OutOfStock(line.sku);
  best.allocate(line);
  return best.reference;
}
