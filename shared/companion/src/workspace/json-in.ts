/** What the text says as JSON; undefined where it is none. */
export function jsonIn(text: string | Buffer | undefined): unknown {
  try {
    return JSON.parse(text?.toString() ?? "");
  } catch {
    return undefined;
  }
}
