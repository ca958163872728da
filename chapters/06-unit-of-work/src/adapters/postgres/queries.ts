import { and, eq, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { batches, orderLines } from "./schema.ts";

type Queries = ReturnType<typeof prepareQueries>;

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
  const { orderId, sku, quantity, batchReference, position } = orderLines;
  const batchesWith = (name: string, condition: SQL) =>
    database
      .select({ batch: batches, line: { orderId, sku, quantity, batchReference } })
      .from(batches)
      .leftJoin(orderLines, eq(batchReference, batches.reference))
      .where(condition)
      .orderBy(position)
      .prepare(name);
  return {
    database,
    batch: batchesWith("batch", eq(batches.reference, given("reference"))),
    batchesOfSku: batchesWith("batches_of_sku", eq(batches.sku, given("sku"))),
    saveBatch: database
      .insert(batches)
      .values({
        reference: given("reference"),
        sku: given("sku"),
        purchasedQuantity: given("purchasedQuantity"),
        eta: given("eta"),
      })
      .onConflictDoUpdate({
        target: batches.reference,
        set: { purchasedQuantity: sql`excluded.purchased_quantity`, eta: sql`excluded.eta` },
      })
      .prepare("save_batch"),
    deleteLine: database
      .delete(orderLines)
      .where(and(eq(orderId, given("orderId")), eq(sku, given("sku"))))
      .prepare("delete_line"),
    // Whatever batch it was in: an order holds a product once. Its place is the last.
    saveLine: database
      .insert(orderLines)
      .values({
        orderId: given("orderId"),
        sku: given("sku"),
        quantity: given("quantity"),
        batchReference: given("batchReference"),
      })
      .onConflictDoUpdate({
        target: [orderId, sku],
        set: {
          position: sql`excluded.position`,
          quantity: sql`excluded.quantity`,
          batchReference: sql`excluded.batch_reference`,
        },
      })
      .prepare("save_line"),
  };
}
