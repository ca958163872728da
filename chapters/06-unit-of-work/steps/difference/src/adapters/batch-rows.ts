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

/** Puts each line to its batch; the order of both stays as it is. */
export function toBatchRows(batches: readonly BatchRow[], lines: readonly LineRow[]): BatchRows[] {
  const linesOf = Map.groupBy(lines, (line) => line.batchReference);
  return batches.map((batch) => ({ batch, lines: linesOf.get(batch.reference) ?? [] }));
}

export function toBatch({ batch, lines }: BatchRows): Batch {
  return new Batch({ ...batch, lines: lines.map(({ orderId, sku, quantity }) => ({ orderId, sku, quantity })) });
}

export function toBatches(batches: readonly BatchRow[], lines: readonly LineRow[]): Batch[] {
  return toBatchRows(batches, lines).map(toBatch);
}

/** What must be written so that the rows that were loaded (none for a new batch) become those of the batch as it is now. */
export function changeOf(batch: Batch, loaded: BatchRows | undefined): BatchChange | undefined {
  const changed = loaded?.batch.purchasedQuantity !== batch.purchasedQuantity;
  const lines = lineChanges(loaded?.lines ?? [], batch);
  if (!changed && lines.deleted.length === 0 && lines.inserted.length === 0) return undefined;
  return { ...(changed && { batch: toBatchRow(batch) }), ...lines };
}

export function toBatchRow({ reference, sku, purchasedQuantity, eta }: Batch): BatchRow {
  return { reference, sku, purchasedQuantity, eta };
}

/** A line that stays keeps its row, and with it its place; one that was let go and came back has a new place, the last. */
export function lineChanges(stored: readonly LineRow[], { reference, lines }: Batch): Omit<BatchChange, "batch"> {
  const rowOf = new Map(stored.map((row, place) => [row.orderId, { row, place }]));
  const staying = new Set<LineRow>();
  const inserted: LineRow[] = [];
  let lastPlace = -1;
  for (const line of lines) {
    const { row, place } = rowOf.get(line.orderId) ?? { place: -1 };
    if (row && sameLine(row, line) && place > lastPlace) {
      staying.add(row);
      lastPlace = place;
    } else inserted.push({ ...line, batchReference: reference });
  }
  return { deleted: stored.filter((row) => !staying.has(row)), inserted };
}
