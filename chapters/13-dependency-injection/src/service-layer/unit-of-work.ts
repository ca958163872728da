import type { Event } from "../domain/events.ts";
import type { ProductRepository } from "../domain/product-repository.ts";

/** Everything that is to happen together. Leaving its scope without `commit` forgets every change. */
export interface UnitOfWork extends AsyncDisposable {
  /** Only until the unit of work ends. */
  readonly products: ProductRepository;
  /**
   * Keeps every change, or none when it throws. Either way the unit of work has ended. It confirms what was only looked at
   * as well: where nothing was changed, it is still certain afterwards that the decision was right. Then, and only then,
   * it publishes what has happened to its products.
   * @throws ConcurrencyConflict when somebody else has changed one of its products since it was read;
   * StorageUnavailable also when the database is lost on the way back: then nobody knows whether all was kept.
   */
  commit(): Promise<void>;
}

/** Whoever is told of events, in the order in which they happened. */
export type Publish = (events: readonly Event[]) => Promise<void>;

/**
 * One for each piece of work, never shared: `await using unitOfWork = await startUnitOfWork()`.
 * @param publish is told of what it has committed, if anybody wants to know; the message bus gives its own to each handler
 */
export type StartUnitOfWork = (publish?: Publish) => Promise<UnitOfWork>;
