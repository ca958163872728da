import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { batches, orderLines, products } from "./schema.ts";

export type Queries = ReturnType<typeof prepareQueries>;

const prepared = new WeakMap<PoolClient, Queries>();

/** Lends a connection of the pool, and the queries that were prepared on it. */
export async function withQueries<Result>(pool: Pool, work: (queries: Queries) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  try {
    const queries = prepared.get(connection) ?? prepareQueries(connection);
    prepared.set(connection, queries);
    return await work(queries);
  } finally {
    connection.release();
  }
}

/** Prepared once on each connection, as for SQLite. */
function prepareQueries(connection: PoolClient) {
  const database = drizzle(connection);
  const given = (name: string) => sql.placeholder(name);
  const { orderId, sku, batchReference } = orderLines;
  return {
    database,
    skuOf: database
      .select({ sku: batches.sku })
      .from(batches)
      .where(eq(batches.reference, given("reference")))
      .prepare("sku_of"),
    /** Until the transaction ends nobody can change the version. */
    lockVersion: database
      .select({ version: products.version })
      .from(products)
      .where(eq(products.sku, given("sku")))
      .for("share")
      .prepare("lock_version"),
    skusOf: database
      .select({ sku })
      .from(orderLines)
      .where(eq(orderId, given("orderId")))
      .orderBy(sql`${sku} collate "C"`)
      .prepare("skus_of"),
    allocationsOf: database
      .select({ sku, reference: batchReference })
      .from(orderLines)
      .where(eq(orderId, given("orderId")))
      .orderBy(sql`${sku} collate "C"`)
      .prepare("allocations_of_order"),
    insertProduct: database
      .insert(products)
      .values({ sku: given("sku"), version: given("version") })
      .onConflictDoNothing()
      .prepare("insert_product"),
    updateProduct: database
      .update(products)
      .set({ version: sql`${given("version")}` })
      .where(and(eq(products.sku, given("sku")), eq(products.version, given("loadedVersion"))))
      .prepare("update_product"),
    insertBatch: database
      .insert(batches)
      .values({
        reference: given("reference"),
        sku: given("sku"),
        purchasedQuantity: given("purchasedQuantity"),
        eta: given("eta"),
      })
      .prepare("insert_batch"),
    updateBatch: database
      .update(batches)
      .set({ purchasedQuantity: sql`${given("purchasedQuantity")}` })
      .where(eq(batches.reference, given("reference")))
      .prepare("update_batch"),
    deleteLine: database
      .delete(orderLines)
      .where(and(eq(orderId, given("orderId")), eq(sku, given("sku"))))
      .prepare("delete_line"),
    insertLine: database
      .insert(orderLines)
      .values({
        orderId: given("orderId"),
        sku: given("sku"),
        quantity: given("quantity"),
        batchReference: given("batchReference"),
      })
      .prepare("insert_line"),
  };
}
