import type Database from "better-sqlite3";
import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { batches, orderLines } from "./schema.ts";

/**
 * Prepared once: building a drizzle query anew for every call costs more than the database's own work. The compiler does
 * not check placeholders against what they are filled with; the contract suite runs every one of these.
 */
export function prepareQueries(client: Database.Database) {
  const database = drizzle(client);
  const given = (name: string) => sql.placeholder(name);
  const { orderId, sku, quantity, batchReference, position } = orderLines;
  const lines = database
    .select({ orderId, sku, quantity, batchReference })
    .from(orderLines)
    .orderBy(position)
    .$dynamic();
  return {
    batch: database
      .select()
      .from(batches)
      .where(eq(batches.reference, given("reference")))
      .prepare(),
    batchesOfSku: database
      .select()
      .from(batches)
      .where(eq(batches.sku, given("sku")))
      .prepare(),
    linesOfBatch: lines.where(eq(batchReference, given("reference"))).prepare(),
    linesOfSku: lines.where(eq(sku, given("sku"))).prepare(),
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
      .prepare(),
    // Whatever batch it was in: an order holds a product once.
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
