import type { BookData, ChapterEntry } from "./book-data.ts";

/** L is the chapter on the left, from which the comparison goes; R the one on the right. */
export type Side = "L" | "R";

/** A file of the comparison, or a line in it. */
export type Target = Readonly<{ path: string; line?: Readonly<{ side: Side; number: number }> }>;

export type Chosen = Readonly<{ from: ChapterEntry; to: ChapterEntry }>;

/** Words for the reader, and what of his query can be used. */
export type NotChosen = Readonly<{ problem: string }> & Partial<Chosen>;

/** `#src/domain/batch.ts`, or `#src/domain/batch.ts-R12` for a line. */
export function hashOf({ path, line }: Target): string {
  return `#${encodeURI(path)}${line ? `-${line.side}${line.number}` : ""}`;
}

/** What a hash leads to; undefined where it says nothing. */
export function targetOf(hash: string): Target | undefined {
  const [, path, side, number] = /^#(.+?)(?:-([LR])(\d+))?$/.exec(decoded(hash)) ?? [];
  if (path === undefined) return undefined;
  return side === "L" || side === "R" ? { path, line: { side, number: Number(number) } } : { path };
}

/** `/diff/?from=05&to=06` */
export function addressOf({ from, to }: Readonly<{ from: string; to: string }>): string {
  return `/diff/?${new URLSearchParams({ from, to })}`;
}

/**
 * The chapters that a query asks for. What it leaves open is the nearest step of the book.
 * @returns what is wrong where there is no such chapter
 */
export function chosenBy(search: string, book: BookData): Chosen | NotChosen {
  const query = new URLSearchParams(search);
  const [from, to] = ["from", "to"].map((name) => query.get(name));
  const left = find(from, book);
  const right = find(to, book);
  const unknown = [from, to].find((wanted) => wanted && !find(wanted, book));
  if (unknown) {
    const numbers = book.map(({ number }) => number).join(", ");
    const problem = `There is no chapter "${unknown}". There are: ${numbers}.`;
    return { problem, ...(left && { from: left }), ...(right && { to: right }) };
  }
  const end = right ?? book.find(({ follows }) => follows !== null && (!left || follows === left.number)) ?? left;
  const begin = left ?? find(end?.follows, book) ?? end;
  return begin && end ? { from: begin, to: end } : { problem: "The book has no chapters." };
}

/** By what a person would call it: `6`, `06`, `unit-of-work`, `06-unit-of-work`. */
function find(wanted: string | null | undefined, book: BookData): ChapterEntry | undefined {
  return book.find(({ number, name }) =>
    [number, number.replace(/^0/, ""), name, name.slice(number.length + 1)].includes(wanted ?? ""),
  );
}

/** A stray percent sign is a sign like any other. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
