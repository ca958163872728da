import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ChapterData } from "../../src/play/chapter-data.ts";
import { DIST } from "./site.ts";

/** What the playground loads of a chapter, as it was built. */
export async function builtChapter(number: string): Promise<ChapterData> {
  return JSON.parse(await readFile(path.join(DIST, `data/play/${number}.json`), "utf8"));
}
