import type { Manifest } from "./manifest.ts";

/** One chapter's package: its folder, and what its `chapter.json` says of it. */
export type Chapter = Readonly<{
  /** The folder's name, by which other chapters follow it: `02-repository`. */
  name: string;
  /** Absolute path. */
  folder: string;
  manifest: Manifest;
}>;

/** All chapters, in the order of the book: numbered ones first, then appendices. */
export type Curriculum = Readonly<{ root: string; chapters: readonly Chapter[] }>;

export class UnknownChapter extends Error {
  override readonly name = "UnknownChapter";
  readonly code = "unknown-chapter";
}

/**
 * Finds a chapter by any name a person would use: `6`, `06`, `unit-of-work`, `06-unit-of-work`, `c` for an appendix.
 * @throws UnknownChapter naming those there are.
 */
export function findChapter({ chapters }: Curriculum, wanted: string): Chapter {
  const name = wanted
    .trim()
    .toLowerCase()
    .replace(/^chapters\//, "")
    .replace(/\/$/, "");
  const found = chapters.find((chapter) => namesOf(chapter).includes(name));
  if (found) return found;
  throw new UnknownChapter(
    `There is no chapter "${wanted}". There are: ${chapters.map((each) => each.name).join(", ")}.`,
  );
}

/** The chapter that this one grew from; undefined where the chain begins. */
export function followedBy({ chapters }: Curriculum, { manifest }: Chapter): Chapter | undefined {
  return chapters.find((each) => each.name === manifest.follows);
}

function namesOf({ name, manifest: { number, slug } }: Chapter): string[] {
  return [name, slug, number, number.replace(/^0/, "")];
}
