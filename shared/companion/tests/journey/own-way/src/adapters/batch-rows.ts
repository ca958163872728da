import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import { type OrderLine, sameLine } from "../domain/order-line.ts";

export type BatchRow = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  eta: CalendarDate | null;
}>;
export type LineRow = Readonly<OrderLine & { batchReference: BatchReference }>;

export function toBatches(rows: readonly BatchRow[], lineRows: readonly LineRow[]): Batch[] {
  const batches = rows.map((row) => new Batch(row));
  for (const { batchReference, ...line } of lineRows)
    batches.find(({ reference }) => reference === batchReference)?.allocate(line);
  return batches;
}

export const toBatchRow = (batch: Batch): BatchRow => ({
  reference: batch.reference,
  sku: batch.sku,
  purchasedQuantity: batch.purchasedQuantity,
  eta: batch.eta,
});

export function lineChanges(stored: readonly LineRow[], batch: Batch): { deleted: LineRow[]; inserted: LineRow[] } {
  const isHeld = (row: LineRow) => batch.lines.some((line) => sameLine(line, row));
  const isStored = (line: OrderLine) => stored.some((row) => sameLine(line, row));
  return {
    deleted: stored.filter((row) => !isHeld(row)),
    inserted: batch.lines
      .filter((line) => !isStored(line))
      .map((line) => ({ ...line, batchReference: batch.reference })),
  };
}
