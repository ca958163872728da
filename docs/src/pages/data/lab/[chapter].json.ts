import type { APIRoute, GetStaticPaths } from "astro";
import { chapterOf } from "~/book/book.ts";
import { applicationFilesOf, chaptersInLab } from "~/lab/in-the-book.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await chaptersInLab()).map(({ number }) => ({ params: { chapter: number } }));

export const GET: APIRoute = async ({ params }) => {
  const chapter = await chapterOf(params.chapter ?? "");
  return new Response(JSON.stringify(await applicationFilesOf(chapter)));
};
