import type { Chapter, Curriculum } from "@cosmic/curriculum";

/** The patterns a chapter introduces, and the files that it added for them. */
export type PatternsOfChapter = Readonly<{
  number: string;
  name: string;
  title: string;
  patterns: readonly string[];
  files: readonly Readonly<{ path: string; why: string }>[];
}>;

/** In the order of the book, chapters that name patterns. Where these are about tests, tests are among the files. */
export function patternsOf({ chapters }: Curriculum): readonly PatternsOfChapter[] {
  return chapters.map(ofChapter).filter(({ patterns }) => patterns.length > 0);
}

function ofChapter({ name, manifest: { number, title, patterns, changes } }: Chapter): PatternsOfChapter {
  const aboutTests = patterns.some((pattern) => pattern.startsWith("Test"));
  const wanted = aboutTests ? /^(src|tests)\// : /^src\//;
  const files = changes.filter(({ kind, path }) => kind === "added" && wanted.test(path));
  return { number, name, title, patterns, files };
}
