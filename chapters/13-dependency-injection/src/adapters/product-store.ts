import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { ProductChange, ProductRows } from "./product-rows.ts";

/** All that a database has to do for a unit of work. SQLite, PostgreSQL and the fake of the tests each have one. */
export interface ProductStore {
  /** A product as of one moment: its batches and lines belong to the version that comes with them. */
  load(sku: Sku): Promise<ProductRows | undefined>;
  skuOf(reference: BatchReference): Promise<Sku | undefined>;
  /** Of which products the order holds a line, sorted. */
  skusOf(orderId: OrderId): Promise<readonly Sku[]>;
  /** Writes all of the changes or nothing. @throws ConcurrencyConflict when a product no longer has the version it was loaded with. */
  write(changes: readonly ProductChange[]): Promise<void>;
}
