import type { BatchReference } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";
import type { OrderLine } from "./order-line.ts";
import { byPreference } from "./preference.ts";

/** Takes the line from the best of the batches that can serve it. */
export function allocate(line: OrderLine, batches: Iterable<Batch>): BatchReference | undefined {
  const batch = [...batches].sort(byPreference).find((candidate) => candidate.canAllocate(line));
  batch?.allocate(line);
  return batch?.reference;
}
