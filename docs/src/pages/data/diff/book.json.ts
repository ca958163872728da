import { followedBy } from "@cosmic/curriculum";
import type { APIRoute } from "astro";
import { book } from "~/book/book.ts";
import type { BookData } from "~/diff/book-data.ts";

export const GET: APIRoute = async () => {
  const curriculum = await book();
  const data: BookData = curriculum.chapters.map((chapter) => {
    const { number, title, changes } = chapter.manifest;
    return {
      number,
      name: chapter.name,
      title,
      follows: followedBy(curriculum, chapter)?.manifest.number ?? null,
      changes: changes.map((change) => {
        const { path, kind, why } = change;
        return kind === "renamed" ? { path, kind, renamedFrom: change.renamedFrom, why } : { path, kind, why };
      }),
    };
  });
  return new Response(JSON.stringify(data));
};
