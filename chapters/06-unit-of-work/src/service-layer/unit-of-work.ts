import type { BatchRepository } from "../domain/batch-repository.ts";

/** Everything that is to happen together. Leaving its scope without `commit` forgets every change. */
export interface UnitOfWork extends AsyncDisposable {
  /** Only until the unit of work ends. */
  readonly batches: BatchRepository;
  /**
   * Keeps every change, or none when it throws. Either way the unit of work has ended.
   * @throws StorageUnavailable also when the database is lost on the way back: then nobody knows whether all was kept.
   */
  commit(): Promise<void>;
}

/** One for each piece of work, never shared: `await using unitOfWork = await startUnitOfWork()`. */
export type StartUnitOfWork = () => Promise<UnitOfWork>;
