import type { Chapter, Curriculum } from "@cosmic/curriculum";

/** Which chapter a reader goes on with: the one behind it in the book. */
export function followingChapter({ chapters }: Curriculum, { name }: Chapter): Chapter | undefined {
  return chapters[chapters.findIndex((each) => each.name === name) + 1];
}
