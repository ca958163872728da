import { existsSync } from "node:fs";
import path from "node:path";
import type { Chapter } from "@cosmic/curriculum";
import { book } from "~/book/book.ts";
import { filesOf, type Texts } from "~/book/files.ts";
import type { ChapterInLab } from "./address.ts";

/** Chapters that have an application to send requests to, in the book's order. */
export async function chaptersInLab(): Promise<readonly ChapterInLab[]> {
  const { chapters } = await book();
  return chapters
    .filter(({ folder }) => existsSync(path.join(folder, "src/entrypoints/http.ts")))
    .map(({ name, manifest: { number, title } }) => ({ number, title, name }));
}

/** What an application on SQLite needs of a chapter's files. */
export async function applicationFilesOf(chapter: Chapter): Promise<Texts> {
  const files = Object.entries(await filesOf(chapter));
  return Object.fromEntries(files.filter(([file]) => /^(src|migrations\/sqlite)\//.test(file)));
}
