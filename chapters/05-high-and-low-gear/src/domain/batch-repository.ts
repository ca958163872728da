import type { BatchReference, Sku } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";

/** All batches there are, wherever they are kept. A batch that was changed is forgotten unless it is saved. */
export interface BatchRepository {
  get(reference: BatchReference): Promise<Batch | undefined>;
  listBySku(sku: Sku): Promise<Batch[]>;
  /** Keeps the batch as it is now, with the lines it holds: all of it or nothing. */
  save(batch: Batch): Promise<void>;
}
