import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import type { OrderLine } from "../domain/order-line.ts";

/** How products lie in tables: one row a product, one row a batch, one row a line. */
export type ProductRow = Readonly<{ sku: Sku; version: number }>;
export type BatchRow = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  eta: CalendarDate | null;
}>;
export type LineRow = Readonly<OrderLine & { batchReference: BatchReference }>;

/** A product's own row, those of its batches, and those of their lines in the order of allocation. */
export type ProductRows = ProductRow & Readonly<{ batches: readonly BatchRow[]; lines: readonly LineRow[] }>;

/** What must be written for one product, provided that it still has the version it was loaded with. */
export type ProductChange = ProductRow &
  Readonly<{
    /** Null for a product that is new. The same as `version` when it was only looked at: nothing is written then. */
    loadedVersion: number | null;
    newBatches: readonly BatchRow[];
    changedBatches: readonly BatchRow[];
    deleted: readonly LineRow[];
    inserted: readonly LineRow[];
  }>;
