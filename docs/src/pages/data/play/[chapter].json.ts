import type { APIRoute, GetStaticPaths } from "astro";
import { book, chapterOf } from "~/book/book.ts";
import { cannotRunOf, exerciseOf, filesOf } from "~/book/files.ts";
import type { ChapterData } from "~/play/chapter-data.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await book()).chapters.map(({ manifest }) => ({ params: { chapter: manifest.number } }));

export const GET: APIRoute = async ({ params }) => {
  const chapter = await chapterOf(params.chapter ?? "");
  const { number, title, kind } = chapter.manifest;
  const files = await filesOf(chapter);
  const { beginning, steps } = kind === "reading" ? { beginning: files, steps: [] } : await exerciseOf(chapter);
  const data: ChapterData = { number, title, files, beginning, steps, cannotRun: cannotRunOf(chapter, files) };
  return new Response(JSON.stringify(data));
};
