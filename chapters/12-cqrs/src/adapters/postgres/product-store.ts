import type { Pool } from "pg";
import { ConcurrencyConflict } from "../../service-layer/concurrency-conflict.ts";
import type { ProductChange } from "../product-rows.ts";
import type { ProductStore } from "../product-store.ts";
import { isPostgresLostRace } from "./lost-race.ts";
import { type Queries, withQueries } from "./queries.ts";

/** Products in PostgreSQL. Reading is one statement, hence one snapshot; writing is one transaction. */
export function postgresProductStore(pool: Pool): ProductStore {
  return {
    load: async (sku) => {
      const rows = await withQueries(pool, ({ product }) => product.execute({ sku }));
      const [first] = rows;
      if (!first) return undefined;
      // Taking apart again what the join has put side by side.
      const batches = new Map(rows.flatMap(({ batch }) => (batch ? [[batch.reference, batch] as const] : [])));
      return { ...first.product, batches: [...batches.values()], lines: rows.flatMap(({ line }) => line ?? []) };
    },
    skuOf: async (reference) => {
      const [row] = await withQueries(pool, ({ skuOf }) => skuOf.execute({ reference }));
      return row?.sku;
    },
    skusOf: async (orderId) => {
      const rows = await withQueries(pool, ({ skusOf }) => skusOf.execute({ orderId }));
      return rows.map(({ sku }) => sku);
    },
    write: (changes) =>
      withQueries(pool, (query) => sayingConflict(() => query.database.transaction(() => writeAll(changes, query)))),
  };
}

async function writeAll(changes: readonly ProductChange[], query: Queries): Promise<void> {
  for (const change of changes) {
    if (!(await claimVersion(change, query))) throw new ConcurrencyConflict();
    for (const batch of change.newBatches) await query.insertBatch.execute(batch);
    for (const batch of change.changedBatches) await query.updateBatch.execute(batch);
    // A line may have moved from one batch to another: it leaves before it arrives.
    for (const line of change.deleted) await query.deleteLine.execute(line);
    for (const line of change.inserted) await query.insertLine.execute(line);
  }
}

/** Moves the version on, if it still is what it was: asking and writing are one statement, so nobody comes in between. */
async function claimVersion({ sku, version, loadedVersion }: ProductChange, query: Queries): Promise<boolean> {
  if (loadedVersion === null) return (await query.insertProduct.execute({ sku, version })).rowCount === 1;
  if (loadedVersion === version) return (await query.lockVersion.execute({ sku }))[0]?.version === version;
  return (await query.updateProduct.execute({ sku, version, loadedVersion })).rowCount === 1;
}

async function sayingConflict(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw isPostgresLostRace(cause) ? new ConcurrencyConflict({ cause }) : cause;
  }
}
