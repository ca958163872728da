import type { BatchReference } from "@cosmic/kernel";

/** There is no batch of that reference. */
export class UnknownBatch extends Error {
  override readonly name = "UnknownBatch";
  readonly code = "unknown-batch";

  constructor(reference: BatchReference) {
    super(`There is no batch ${reference}`);
  }
}
