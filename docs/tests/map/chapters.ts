import type { ChapterMap, ImportGraph } from "../../src/map/map-data.ts";

/** Files that import each other as given: `{ "src/domain/a.ts": ["src/domain/b.ts"] }`. */
export function graphOf(imports: Readonly<Record<string, readonly string[]>>): ImportGraph {
  return Object.fromEntries(
    Object.entries(imports).map(([file, to]) => [file, to.map((each) => ({ to: each, typeOnly: false }))]),
  );
}

export function aChapter(number: string, files: ImportGraph, change: Partial<ChapterMap> = {}): ChapterMap {
  const follows = number === "01" ? null : String(Number(number) - 1).padStart(2, "0");
  const words = { name: `${number}-a-chapter`, title: "A chapter", summary: "" };
  return { number, follows, files, renamed: {}, rules: [], ...words, ...change };
}

/** A chapter in which nothing imports anything. */
export function withFiles(number: string, files: readonly string[], change: Partial<ChapterMap> = {}): ChapterMap {
  return aChapter(number, graphOf(Object.fromEntries(files.map((file) => [file, []]))), change);
}
