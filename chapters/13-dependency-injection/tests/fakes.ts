import type { BatchReference, Sku } from "@cosmic/kernel";
import type { BatchRow, LineRow, ProductChange, ProductRow } from "../src/adapters/product-rows.ts";
import type { ProductStore } from "../src/adapters/product-store.ts";
import type { Storage } from "../src/adapters/storage.ts";
import { type ViewRow, viewRowOf } from "../src/adapters/view-row.ts";
import { ConcurrencyConflict } from "../src/service-layer/concurrency-conflict.ts";
import type { ReadModel } from "../src/service-layer/read-model.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import type { Views } from "../src/views.ts";

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
    skusOf: async (orderId) =>
      lines
        .filter((row) => row.orderId === orderId)
        .map(({ sku }) => sku)
        .sort(),
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

/** Storage in which everything is gone with the test; every view shows what was recorded. */
export function fakeStorage(startUnitOfWork: StartUnitOfWork): Storage {
  const { record, allocationsOf } = fakeReadModel();
  const views = {
    byRepository: allocationsOf,
    byQueryBuilder: allocationsOf,
    bySql: allocationsOf,
    fromReadModel: allocationsOf,
    dashboard: async () => ({ shipments: [], unserved: [] }),
  };
  const readModel = { record, differences: async () => [], rebuild: async () => {} };
  return { startUnitOfWork, readModel, views, close: async () => {} };
}

/** Of each line it keeps what is newest, as `rows`, and shows those that have a place. */
export function fakeReadModel(): Pick<ReadModel, "record"> & Pick<Views, "allocationsOf"> & { rows: () => ViewRow[] } {
  const rows = new Map<string, ViewRow>();
  return {
    record: async (event) => {
      const row = viewRowOf(event);
      const line = JSON.stringify([row.orderId, row.sku]);
      if (isNews(row, rows.get(line))) rows.set(line, row);
    },
    rows: () => [...rows.values()],
    allocationsOf: async (orderId) => {
      const own = [...rows.values()].filter((row) => row.orderId === orderId);
      const placed = own.flatMap(({ sku, batchReference }) =>
        batchReference ? [{ sku, reference: batchReference }] : [],
      );
      return placed.sort((one, other) => (one.sku < other.sku ? -1 : 1));
    },
  };
}

function isNews(row: ViewRow, known: ViewRow | undefined): boolean {
  if (!known || row.version !== known.version) return row.version > (known?.version ?? -1);
  return known.state === "deallocated" || row.state === "allocated" || row.state === "out of stock";
}
