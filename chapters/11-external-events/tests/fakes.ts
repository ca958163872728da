import type { BatchReference, Sku } from "@cosmic/kernel";
import type { BatchRow, LineRow, ProductChange, ProductRow } from "../src/adapters/product-rows.ts";
import type { ProductStore } from "../src/adapters/product-store.ts";
import { ConcurrencyConflict } from "../src/service-layer/concurrency-conflict.ts";

/**
 * Keeps rows, not objects, as a database does: a change that nobody committed is not there the next time. It looks at every
 * version before it writes anything.
 */
export function fakeProductStore(): ProductStore {
  const products = new Map<Sku, ProductRow>();
  const batches = new Map<BatchReference, BatchRow>();
  let lines: readonly LineRow[] = [];

  const isLate = ({ sku, loadedVersion, newBatches }: ProductChange) =>
    (products.get(sku)?.version ?? null) !== loadedVersion || newBatches.some((row) => batches.has(row.reference));

  return {
    load: async (sku) => {
      const product = products.get(sku);
      const ownBatches = [...batches.values()].filter((row) => row.sku === sku);
      return product && { ...product, batches: ownBatches, lines: lines.filter((row) => row.sku === sku) };
    },
    skuOf: async (reference) => batches.get(reference)?.sku,
    write: async (changes) => {
      if (changes.some(isLate)) throw new ConcurrencyConflict();
      for (const { sku, version, newBatches, changedBatches, deleted, inserted } of changes) {
        const isDeleted = (row: LineRow) => row.sku === sku && deleted.some((each) => each.orderId === row.orderId);
        products.set(sku, { sku, version });
        for (const row of [...newBatches, ...changedBatches]) batches.set(row.reference, row);
        lines = [...lines.filter((row) => !isDeleted(row)), ...inserted];
      }
    },
  };
}
