/** What a value is, in words, for telling somebody that it is not what it should be: "a number", "missing". */
export function kindOf(input: unknown): string {
  if (input === undefined) return "missing";
  if (input === null) return "null";
  return Array.isArray(input) ? "a list" : typeof input === "object" ? "an object" : `a ${typeof input}`;
}
