/** A server of this very process, which has to dispose of it before it ends: that stops it and removes what it has stored. */
export type Server = AsyncDisposable & {
  /** Resolves to its address, the same each time. @throws Error with all that was printed, when it does not start. */
  readonly start: () => Promise<string>;
  readonly stop: () => Promise<void>;
};
