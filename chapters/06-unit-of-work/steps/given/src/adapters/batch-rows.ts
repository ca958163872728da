import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import { type OrderLine, sameLine } from "../domain/order-line.ts";

/** How batches lie in tables: one row a batch, one row a line. */
export type BatchRow = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  eta: CalendarDate | null;
}>;
export type LineRow = Readonly<OrderLine & { batchReference: BatchReference }>;

/** A batch's own row, and those of its lines in the order of allocation. */
export type BatchRows = Readonly<{ batch: BatchRow; lines: readonly LineRow[] }>;

/** What must be written for one batch; its own row only where that is new or different. */
export type BatchChange = Readonly<{ batch?: BatchRow; deleted: readonly LineRow[]; inserted: readonly LineRow[] }>;

/** Makes batches of rows the way the domain would: their lines are allocated again, in the order they have here. */
export function toBatches(batches: readonly BatchRow[], lines: readonly LineRow[]): Batch[] {
  const linesOf = Map.groupBy(lines, (line) => line.batchReference);
  return batches.map((row) => {
    const batch = new Batch(row);
    for (const { orderId, sku, quantity } of linesOf.get(row.reference) ?? [])
      batch.allocate({ orderId, sku, quantity });
    return batch;
  });
}

export function toBatchRow({ reference, sku, purchasedQuantity, eta }: Batch): BatchRow {
  return { reference, sku, purchasedQuantity, eta };
}

/**
 * Which rows must be deleted and which inserted, so that those stored for a batch become those it holds. A line that stays
 * keeps its row, and with it its place in the order of allocation.
 */
export function lineChanges(
  stored: readonly LineRow[],
  { reference, lines }: Batch,
): { deleted: LineRow[]; inserted: LineRow[] } {
  const held = new Map(lines.map((line) => [line.orderId, { ...line, batchReference: reference }]));
  const stays = (row: LineRow) => {
    const line = held.get(row.orderId);
    return line !== undefined && sameLine(line, row);
  };
  const staying = new Set(stored.filter(stays).map((row) => row.orderId));
  return {
    deleted: stored.filter((row) => !staying.has(row.orderId)),
    inserted: [...held.values()].filter((row) => !staying.has(row.orderId)),
  };
}
