import type { BookData } from "./book-data.ts";

/** From a chapter to the one that grew from it. */
export type BookStep = Readonly<{ from: string; to: string }>;

/** The steps of the book before and after the one that ends in the chapter `to`. */
export function stepsAround(book: BookData, to: string): Readonly<{ previous?: BookStep; next?: BookStep }> {
  const place = book.findIndex(({ number }) => number === to);
  const step = (at: number) => {
    const chapter = book[at];
    return chapter?.follows ? { from: chapter.follows, to: chapter.number } : undefined;
  };
  const places = [...book.keys()].filter(step);
  const previous = step(places.findLast((at) => at < place) ?? -1);
  const next = step(places.find((at) => at > place) ?? -1);
  return { ...(previous && { previous }), ...(next && { next }) };
}
