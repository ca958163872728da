/** How many characters are kept of the beginning, and how many of the end. */
const KEPT = 8_000;

/** Takes any amount of text and keeps its beginning and its end. */
export function boundedText() {
  let beginning = "";
  let end = "";
  let omitted = 0;

  return {
    add(text: string): void {
      const fits = Math.max(0, KEPT - beginning.length);
      beginning += text.slice(0, fits);
      const rest = end + text.slice(fits);
      end = rest.slice(-KEPT);
      omitted += rest.length - end.length;
    },
    text: () => (omitted === 0 ? beginning + end : `${beginning}\n… ${omitted} characters …\n${end}`),
  };
}
