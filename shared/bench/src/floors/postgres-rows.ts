import type { BatchRow, LineRow } from "./best-batch.ts";

/** As the reader's join has it: a batch beside each of its lines. Whole numbers of 64 bits arrive as text. */
export type ProductRow = Readonly<{
  version: string;
  reference: string;
  purchased: string;
  eta: string | null;
  order_id: string | null;
  quantity: string | null;
}>;

export function batchesIn(rows: readonly ProductRow[]): BatchRow[] {
  const batches = new Map<string, BatchRow>();
  for (const { reference, purchased, eta } of rows)
    if (!batches.has(reference)) batches.set(reference, { reference, purchased: Number(purchased), eta });
  return [...batches.values()];
}

export function linesIn(rows: readonly ProductRow[]): LineRow[] {
  const lines: LineRow[] = [];
  for (const { order_id, quantity, reference } of rows)
    if (order_id !== null) lines.push({ orderId: order_id, quantity: Number(quantity), reference });
  return lines;
}
