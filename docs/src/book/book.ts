import { readFileSync } from "node:fs";
import path from "node:path";
import { type Chapter, type Curriculum, findChapter, readCurriculum } from "@cosmic/curriculum";
import { type Excerpt, excerptOf, NotInTheCode, type Wanted } from "./excerpt.ts";

/** The repository's root. The site is built in its own folder below it. */
export const ROOT = path.resolve(process.cwd(), "..");

let curriculum: Promise<Curriculum> | undefined;

/** The book as its `chapter.json`s declare it. */
export function book(): Promise<Curriculum> {
  curriculum ??= readCurriculum(ROOT);
  return curriculum;
}

/** @param name a chapter by its number or slug. @throws when there is none */
export async function chapterOf(name: string): Promise<Chapter> {
  return findChapter(await book(), name);
}

/** An excerpt of a file of a chapter. @throws NotInTheCode when the file, or what is wanted of it, is not there */
export async function excerptFrom(chapter: Chapter, file: string, wanted: Wanted): Promise<Excerpt> {
  return excerptOf(textOf(chapter, file), `chapters/${chapter.name}/${file}`, wanted);
}

function textOf(chapter: Chapter, file: string): string {
  try {
    return readFileSync(path.join(chapter.folder, file), "utf8");
  } catch {
    throw new NotInTheCode(`chapters/${chapter.name}`, file);
  }
}
