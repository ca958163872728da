import type { Batch } from "./batch.ts";

/**
 * Sorts the batch to sell from first to the front: the warehouse before shipments, then the earlier arrival. Of two
 * that are as good as each other the reference decides, so that the same stock always gives the same answer.
 */
export function byPreference(one: Batch, other: Batch): number {
  return compare(arrival(one), arrival(other)) || compare(one.reference, other.reference);
}

/** Dates compare as text, and the empty text comes before them all. */
function arrival({ eta }: Batch): string {
  return eta ?? "";
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
