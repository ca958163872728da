import type { BatchReference } from "@cosmic/kernel";
import { type BatchRow, type BatchRows, type LineRow, toBatchRows } from "../src/adapters/batch-rows.ts";
import type { BatchStore } from "../src/adapters/batch-store.ts";

/** Keeps rows, not objects, as a database does: a change that nobody wrote is not there the next time. */
export function fakeBatchStore(): BatchStore {
  const batches = new Map<BatchReference, BatchRow>();
  let lines: readonly LineRow[] = [];

  function select(wanted: (row: BatchRow) => boolean): BatchRows[] {
    return toBatchRows([...batches.values()].filter(wanted), lines);
  }

  return {
    load: async (reference) => select((row) => row.reference === reference)[0],
    loadBySku: async (sku) => select((row) => row.sku === sku),
    write: async (changes) => {
      for (const { batch } of changes) if (batch) batches.set(batch.reference, batch);
      const inserted = changes.flatMap((change) => change.inserted);
      // An order holds a product once, in whatever batch.
      const replaced = new Set([...changes.flatMap((change) => change.deleted), ...inserted].map(keyOf));
      lines = [...lines.filter((row) => !replaced.has(keyOf(row))), ...inserted];
    },
  };
}

function keyOf({ orderId, sku }: LineRow): string {
  return JSON.stringify([orderId, sku]);
}
