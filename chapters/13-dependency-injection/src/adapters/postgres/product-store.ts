import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Pool } from "pg";
import { ConcurrencyConflict } from "../../service-layer/concurrency-conflict.ts";
import type { BatchRow, LineRow, ProductChange } from "../product-rows.ts";
import type { ProductStore } from "../product-store.ts";
import { isPostgresLostRace } from "./lost-race.ts";
import { type Queries, withQueries } from "./queries.ts";

/** A product with all of its batches and lines in one row: PostgreSQL puts them together, so that no join repeats them. */
const PRODUCT = `
  select sku, version,
    (select coalesce(json_agg(json_build_object(
       'reference', reference, 'sku', sku, 'purchasedQuantity', purchased_quantity, 'eta', eta)), '[]')
     from batches where batches.sku = products.sku) as batches,
    (select coalesce(json_agg(json_build_array(order_id, quantity, batch_reference) order by position), '[]')
     from order_lines where order_lines.sku = products.sku) as lines
  from products where sku = $1`;

type Loaded = Readonly<{
  sku: Sku;
  version: string;
  batches: readonly BatchRow[];
  lines: readonly (readonly [orderId: OrderId, quantity: number, batchReference: BatchReference])[];
}>;

function toLineRow(sku: Sku) {
  return ([orderId, quantity, batchReference]: Loaded["lines"][number]): LineRow => ({
    orderId,
    sku,
    quantity,
    batchReference,
  });
}

/** Products in PostgreSQL. Reading is one statement, hence one snapshot; writing is one transaction. */
export function postgresProductStore(pool: Pool): ProductStore {
  return {
    load: async (sku) => {
      const { rows } = await pool.query<Loaded>({ name: "product", text: PRODUCT, values: [sku] });
      const [loaded] = rows;
      return loaded && { ...loaded, version: Number(loaded.version), lines: loaded.lines.map(toLineRow(sku)) };
    },
    skuOf: async (reference) => {
      const [row] = await withQueries(pool, ({ skuOf }) => skuOf.execute({ reference }));
      return row?.sku;
    },
    skusOf: async (orderId) => {
      const rows = await withQueries(pool, ({ skusOf }) => skusOf.execute({ orderId }));
      return rows.map(({ sku }) => sku);
    },
    write: (changes) => {
      const [change, ...others] = changes;
      if (change && others.length === 0 && onlyAddsLines(change)) return addLines(change, pool);
      return withQueries(pool, (query) =>
        sayingConflict(() => query.database.transaction(() => writeAll(changes, query))),
      );
    },
  };
}

/** What nearly every change is: lines that have got a place, and nothing else. */
function onlyAddsLines({ version, loadedVersion, newBatches, changedBatches, deleted }: ProductChange): boolean {
  const others = newBatches.length + changedBatches.length + deleted.length;
  return others === 0 && loadedVersion !== null && loadedVersion !== version;
}

/** One statement is a transaction of its own: it needs no `begin` and no `commit`, each of which is a way there and back. */
const ADD_LINES = `
  with claimed as (update products set version = $2 where sku = $1 and version = $3 returning sku),
  added as (
    insert into order_lines (order_id, sku, quantity, batch_reference)
    select line."orderId", claimed.sku, line.quantity, line."batchReference"
    from claimed, json_to_recordset($4) as line ("orderId" text, quantity bigint, "batchReference" text)
  )
  select from claimed`;

async function addLines({ sku, version, loadedVersion, inserted }: ProductChange, pool: Pool): Promise<void> {
  const values = [sku, version, loadedVersion, JSON.stringify(inserted)];
  await sayingConflict(async () => {
    const { rowCount } = await pool.query({ name: "add_lines", text: ADD_LINES, values });
    if (rowCount !== 1) throw new ConcurrencyConflict();
  });
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
