import type { Batch } from "../domain/batch.ts";
import type { BatchRepository } from "../domain/batch-repository.ts";

/** Everything that is to happen together. Leaving its scope without `commit` forgets every change. */
export interface UnitOfWork extends AsyncDisposable {
  /** Only until the unit of work ends. Nothing is saved one by one: what is changed in a batch is kept by `commit`. */
  readonly batches: Omit<BatchRepository, "save"> & { add(batch: Batch): void };
  /** Keeps every change, or none when it throws. Either way the unit of work has ended. */
  commit(): Promise<void>;
}

/** One for each piece of work, never shared: `await using unitOfWork = await startUnitOfWork()`. */
export type StartUnitOfWork = () => Promise<UnitOfWork>;
