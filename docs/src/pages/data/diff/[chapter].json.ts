import { lessonOf } from "@cosmic/curriculum";
import type { APIRoute, GetStaticPaths } from "astro";
import { book, chapterOf } from "~/book/book.ts";
import type { Texts } from "~/diff/book-data.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await book()).chapters.map(({ manifest }) => ({ params: { chapter: manifest.number } }));

export const GET: APIRoute = async ({ params }) => {
  const lesson = await lessonOf(await chapterOf(params.chapter ?? ""));
  const data: Texts = Object.fromEntries([...lesson].map(([file, content]) => [file, content.toString("utf8")]));
  return new Response(JSON.stringify(data));
};
