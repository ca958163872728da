/** Somebody else was faster: what was decided no longer fits what is stored, and nothing was written. Worth another try. */
export class ConcurrencyConflict extends Error {
  override readonly name = "ConcurrencyConflict";
  readonly code = "concurrency-conflict";

  constructor(options?: ErrorOptions) {
    super("Somebody else was changing the same stock at the same moment, please try again", options);
  }
}
