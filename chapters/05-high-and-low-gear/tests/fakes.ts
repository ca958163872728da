import type { BatchReference, Sku } from "@cosmic/kernel";
import { type BatchRow, type LineRow, lineChanges, toBatches, toBatchRow } from "../src/adapters/batch-rows.ts";
import type { Batch } from "../src/domain/batch.ts";
import type { BatchRepository } from "../src/domain/batch-repository.ts";

/** Keeps rows, not objects, as a database does: a change that nobody saved is not there the next time. */
export class FakeBatchRepository implements BatchRepository {
  readonly #batches = new Map<BatchReference, BatchRow>();
  #lines: readonly LineRow[] = [];

  async get(reference: BatchReference): Promise<Batch | undefined> {
    return this.#select((row) => row.reference === reference)[0];
  }

  async listBySku(sku: Sku): Promise<Batch[]> {
    return this.#select((row) => row.sku === sku);
  }

  async save(batch: Batch): Promise<void> {
    const stored = this.#lines.filter((row) => row.batchReference === batch.reference);
    const { deleted, inserted } = lineChanges(stored, batch);
    const replaced = (row: LineRow) =>
      [...deleted, ...inserted].some((each) => each.orderId === row.orderId && each.sku === row.sku);
    this.#batches.set(batch.reference, toBatchRow(batch));
    this.#lines = [...this.#lines.filter((row) => !replaced(row)), ...inserted];
  }

  #select(wanted: (row: BatchRow) => boolean): Batch[] {
    return toBatches([...this.#batches.values()].filter(wanted), this.#lines);
  }
}
