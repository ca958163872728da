const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A sentence with `code` in it, as HTML. */
export function inline(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return escaped.replace(/`([^`]+)`/g, "<code>$1</code>");
}
