/** Texts by their paths in the chapter. */
export type Texts = Readonly<Record<string, string>>;

/** One path that a chapter declares to differ from the chapter it follows. */
export type DeclaredChange = Readonly<{
  path: string;
  kind: "added" | "modified" | "removed" | "renamed";
  renamedFrom?: string;
  why: string;
}>;

export type ChapterEntry = Readonly<{
  number: string;
  /** The folder's name: `06-unit-of-work`. */
  name: string;
  title: string;
  /** The number of the chapter that this one grew from; null where a chain begins. */
  follows: string | null;
  changes: readonly DeclaredChange[];
}>;

/** All chapters in the order of the book: `/data/diff/book.json`. */
export type BookData = readonly ChapterEntry[];

export function fetchBook(): Promise<BookData> {
  return fetchJson("/data/diff/book.json", "The list of chapters");
}

/** All files of a chapter that the chain compares: `/data/diff/06.json`. */
export function fetchFiles(number: string): Promise<Texts> {
  return fetchJson(`/data/diff/${number}.json`, `Chapter ${number}`);
}

async function fetchJson<Data>(url: string, what: string): Promise<Data> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${what} could not be loaded (${answer.status}). Is the site still being served?`);
  return answer.json();
}
