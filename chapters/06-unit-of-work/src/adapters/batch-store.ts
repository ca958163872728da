import type { BatchReference, Sku } from "@cosmic/kernel";
import type { BatchChange, BatchRows } from "./batch-rows.ts";

/** All that a database has to do for a unit of work. SQLite, PostgreSQL and the fake of the tests each have one. */
export interface BatchStore {
  /** A batch with the lines it held at one and the same moment. */
  load(reference: BatchReference): Promise<BatchRows | undefined>;
  /** All batches of a product, likewise. */
  loadBySku(sku: Sku): Promise<readonly BatchRows[]>;
  /** Writes all of the changes or nothing. */
  write(changes: readonly BatchChange[]): Promise<void>;
}
