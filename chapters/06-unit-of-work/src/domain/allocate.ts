import type { BatchReference } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";
import type { OrderLine } from "./order-line.ts";
import { OutOfStock } from "./out-of-stock.ts";
import { byPreference } from "./preference.ts";

/**
 * Takes the line from the best of the batches that can serve it, or leaves it where it is when one holds it already.
 * @throws OutOfStock when none has room; ConflictingOrderLine when one holds another quantity for that order.
 */
export function allocate(line: OrderLine, batches: Iterable<Batch>): BatchReference {
  const candidates = [...batches];
  const holder = candidates.find((batch) => batch.lineOf(line));
  const batch = holder ?? candidates.sort(byPreference).find((candidate) => candidate.canAllocate(line));
  if (!batch) throw new OutOfStock(line.sku);
  batch.allocate(line);
  return batch.reference;
}
