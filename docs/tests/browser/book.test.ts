// The text as one PDF.
import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readCurriculum } from "@cosmic/curriculum";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { writeBook } from "../../press/book.ts";

const { chapters } = await readCurriculum(path.resolve(import.meta.dirname, "../../.."));

test("the book is written: every chapter in its order, with an outline and links that lead somewhere", {
  timeout: 180_000,
}, async () => {
  using folder = mkdtempDisposableSync(path.join(tmpdir(), "book-"));
  const file = path.join(folder.path, "book.pdf");

  await writeBook(file);

  const book = await getDocumentProxy(new Uint8Array(readFileSync(file)));
  expect(book.numPages).toBeGreaterThan(60);
  const { text } = await extractText(book);
  // The page's own number comes first.
  const pages = text.map((page) => page.replaceAll(/\s+/g, " ").replace(/^\d+ /, ""));
  const beginnings = chapters.map(({ manifest: { number } }) =>
    pages.findIndex((page) => page.startsWith(`${number} · `)),
  );
  expect(beginnings.every((page) => page > 1)).toBe(true);
  expect(beginnings).toEqual(beginnings.toSorted((one, other) => one - other));

  const outline = await book.getOutline();
  const titles = outline.map(({ title }) => title);
  expect(titles.slice(1, chapters.length + 1).map((title) => title.slice(0, 2))).toEqual(
    chapters.map(({ manifest }) => manifest.number),
  );
  expect(titles.length).toBe(chapters.length + 4);
  for (const title of titles) expect(pages[1]?.replaceAll(" ", "")).toContain(title.replaceAll(" ", ""));

  const links = await linksIn(book);
  expect(links.filter(({ dest }) => dest !== undefined).length).toBeGreaterThan(chapters.length);
});

type Book = Awaited<ReturnType<typeof getDocumentProxy>>;

type Link = Readonly<{ subtype: string; dest?: unknown }>;

async function linksIn(book: Book): Promise<readonly Link[]> {
  const numbers = Array.from({ length: book.numPages }, (_, at) => at + 1);
  const annotations = await Promise.all(numbers.map(async (number) => (await book.getPage(number)).getAnnotations()));
  return annotations.flat().filter(({ subtype }: Link) => subtype === "Link");
}
