import type Database from "better-sqlite3";
import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { batches, orderLines, products } from "./schema.ts";

export type Queries = ReturnType<typeof prepareQueries>;

/**
 * Prepared once: building a drizzle query anew for every call costs more than the database's own work. The compiler does
 * not check placeholders against what they are filled with; the contract suite runs every one of these.
 */
export function prepareQueries(client: Database.Database) {
  const database = drizzle(client);
  const given = (name: string) => sql.placeholder(name);
  const { orderId, sku, quantity, batchReference, position } = orderLines;
  return {
    product: database
      .select()
      .from(products)
      .where(eq(products.sku, given("sku")))
      .prepare(),
    batches: database
      .select()
      .from(batches)
      .where(eq(batches.sku, given("sku")))
      .prepare(),
    lines: database
      .select({ orderId, sku, quantity, batchReference })
      .from(orderLines)
      .where(eq(sku, given("sku")))
      .orderBy(position)
      .prepare(),
    skuOf: database
      .select({ sku: batches.sku })
      .from(batches)
      .where(eq(batches.reference, given("reference")))
      .prepare(),
    skusOf: database
      .select({ sku })
      .from(orderLines)
      .where(eq(orderId, given("orderId")))
      .orderBy(sku)
      .prepare(),
    insertProduct: database
      .insert(products)
      .values({ sku: given("sku"), version: given("version") })
      .onConflictDoNothing()
      .prepare(),
    updateProduct: database
      .update(products)
      .set({ version: sql`${given("version")}` })
      .where(and(eq(products.sku, given("sku")), eq(products.version, given("loadedVersion"))))
      .prepare(),
    insertBatch: database
      .insert(batches)
      .values({
        reference: given("reference"),
        sku: given("sku"),
        purchasedQuantity: given("purchasedQuantity"),
        eta: given("eta"),
      })
      .prepare(),
    updateBatch: database
      .update(batches)
      .set({ purchasedQuantity: sql`${given("purchasedQuantity")}` })
      .where(eq(batches.reference, given("reference")))
      .prepare(),
    deleteLine: database
      .delete(orderLines)
      .where(and(eq(orderId, given("orderId")), eq(sku, given("sku"))))
      .prepare(),
    insertLine: database
      .insert(orderLines)
      .values({
        orderId: given("orderId"),
        sku: given("sku"),
        quantity: given("quantity"),
        batchReference: given("batchReference"),
      })
      .prepare(),
  };
}
