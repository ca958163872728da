import type { BatchReference, Sku } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";

export type BatchRepository = {
  get: (reference: BatchReference) => Promise<Batch | undefined>;
  listBySku: (sku: Sku) => Promise<Batch[]>;
  save: (batch: Batch) => Promise<void>;
};
