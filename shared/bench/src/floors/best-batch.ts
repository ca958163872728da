import type { Line } from "../allocator.ts";

/** One batch and one line, as a floor reads them from its tables. */
export type BatchRow = Readonly<{ reference: string; purchased: number; eta: string | null }>;
export type LineRow = Readonly<{ orderId: string; quantity: number; reference: string }>;

/** Where a line goes, and whether it is there already. */
export type Decision = Readonly<{ reference: string; isNew: boolean }>;

/**
 * The rules of the chapters' domain in as little code as they need: the same line again changes nothing, then the best batch
 * with room.
 * @throws Error when no batch has room, or when the order holds another quantity.
 */
export function bestBatch(line: Line, batches: readonly BatchRow[], lines: readonly LineRow[]): Decision {
  const allocated = new Map<string, number>();
  for (const { orderId, quantity, reference } of lines) {
    if (orderId === line.orderId && quantity !== line.quantity) throw new Error(`${orderId} holds another quantity`);
    if (orderId === line.orderId) return { reference, isNew: false };
    allocated.set(reference, (allocated.get(reference) ?? 0) + quantity);
  }
  let best: BatchRow | undefined;
  for (const batch of batches) {
    const available = batch.purchased - (allocated.get(batch.reference) ?? 0);
    if (available >= line.quantity && (!best || isBetter(batch, best))) best = batch;
  }
  if (!best) throw new Error(`out of stock: ${line.sku}`);
  return { reference: best.reference, isNew: true };
}

function isBetter(one: BatchRow, other: BatchRow): boolean {
  const [arrival, otherArrival] = [one.eta ?? "", other.eta ?? ""];
  return arrival === otherArrival ? one.reference < other.reference : arrival < otherArrival;
}
