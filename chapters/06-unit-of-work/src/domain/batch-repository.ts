import type { BatchReference, Sku } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";

/** All batches there are, as if they lay in memory: the same batch is the same object, and what is changed in it stays so. */
export interface BatchRepository {
  get(reference: BatchReference): Promise<Batch | undefined>;
  listBySku(sku: Sku): Promise<Batch[]>;
  /** Takes in a batch that was not there before. */
  add(batch: Batch): void;
}
