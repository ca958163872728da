/** fetch says no more than "fetch failed": why it did is the cause, or the causes where a name has two addresses. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "the time is over";
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
