/** As much of an error as travels between processes. */
type Thrown = Readonly<{ name?: string; cause?: unknown }>;

/** Was something compared, and not as expected? A property that failed wraps the assertion that it failed by. */
export function isAssertion(error: Thrown): boolean {
  if (error.name === "AssertionError") return true;
  return typeof error.cause === "object" && error.cause !== null && isAssertion(error.cause);
}
