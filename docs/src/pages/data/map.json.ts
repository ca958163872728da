import type { APIRoute } from "astro";
import { mapOfBook } from "~/book/map.ts";

export const GET: APIRoute = async () => new Response(JSON.stringify(await mapOfBook()));
