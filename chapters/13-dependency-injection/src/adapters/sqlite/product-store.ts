import type { Sku } from "@cosmic/kernel";
import type Database from "better-sqlite3";
import { ConcurrencyConflict } from "../../service-layer/concurrency-conflict.ts";
import type { ProductChange } from "../product-rows.ts";
import type { ProductStore } from "../product-store.ts";
import { isSqliteLostRace } from "./lost-race.ts";
import { prepareQueries, type Queries } from "./queries.ts";

/**
 * Products in SQLite. Reading and writing are one transaction each, and synchronous: nothing else of this process can come
 * between its beginning and its end, and no transaction waits while somebody thinks.
 */
export function sqliteProductStore(client: Database.Database): ProductStore {
  const query = prepareQueries(client);
  const load = client.transaction((sku: Sku) => {
    const product = query.product.get({ sku });
    return product && { ...product, batches: query.batches.all({ sku }), lines: query.lines.all({ sku }) };
  });
  const write = client.transaction((changes: readonly ProductChange[]) => {
    for (const change of changes) writeProduct(change, query);
  });
  return {
    load: async (sku) => load(sku),
    skuOf: async (reference) => query.skuOf.get({ reference })?.sku,
    skusOf: async (orderId) => query.skusOf.all({ orderId }).map(({ sku }) => sku),
    write: async (changes) => {
      const onlyLookedAt = changes.every(({ version, loadedVersion }) => version === loadedVersion);
      sayingConflict(() => (onlyLookedAt ? write(changes) : write.immediate(changes)));
    },
  };
}

function writeProduct(change: ProductChange, query: Queries): void {
  if (!claimVersion(change, query)) throw new ConcurrencyConflict();
  for (const batch of change.newBatches) query.insertBatch.run(batch);
  for (const batch of change.changedBatches) query.updateBatch.run(batch);
  // A line may have moved from one batch to another: it leaves before it arrives.
  for (const line of change.deleted) query.deleteLine.run(line);
  for (const line of change.inserted) query.insertLine.run(line);
}

/** Moves the version on, if it still is what it was: asking and writing are one statement, so nobody comes in between. */
function claimVersion({ sku, version, loadedVersion }: ProductChange, query: Queries): boolean {
  if (loadedVersion === null) return query.insertProduct.run({ sku, version }).changes === 1;
  if (loadedVersion === version) return query.product.get({ sku })?.version === version;
  return query.updateProduct.run({ sku, version, loadedVersion }).changes === 1;
}

function sayingConflict(write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw isSqliteLostRace(cause) ? new ConcurrencyConflict({ cause }) : cause;
  }
}
