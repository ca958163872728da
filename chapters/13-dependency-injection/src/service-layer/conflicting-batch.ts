import type { BatchReference } from "@cosmic/kernel";

/** The reference of a new batch stands for another batch already. */
export class ConflictingBatch extends Error {
  override readonly name = "ConflictingBatch";
  readonly code = "conflicting-batch";

  constructor(reference: BatchReference) {
    super(`Batch ${reference} is there already, with another sku, quantity or eta`);
  }
}
