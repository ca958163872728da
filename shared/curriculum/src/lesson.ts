import path from "node:path";
import type { Chapter } from "./chapter.ts";
import { readTree, type Tree } from "./tree.ts";

/** These name the chapter, or lead to it, and differ in each. */
const OWN = ["chapter.json", "README.md", "CHANGELOG.md", "start/**", "steps/**"];

/** The files of a chapter that the chain compares: all but those that name the chapter. */
export async function lessonOf(chapter: Chapter): Promise<Tree> {
  return readTree(chapter.folder, OWN);
}

/**
 * What a chapter grew from. Where the chain begins, that is its `start/` in place of its `src/`; a reading chapter grew
 * from nothing, and is its own beginning.
 */
export async function beginningOf(chapter: Chapter, followed: Chapter | undefined): Promise<Tree> {
  if (followed) return lessonOf(followed);
  const lesson = await lessonOf(chapter);
  if (chapter.manifest.kind === "reading") return lesson;
  const given = [...lesson].filter(([file]) => !file.startsWith("src/"));
  return new Map([...given, ...(await readTree(path.join(chapter.folder, "start")))]);
}
