import { mkdir } from "node:fs/promises";
import path from "node:path";
import { readCurriculum } from "@cosmic/curriculum";
import { openSite } from "../tests/browser/site.ts";
import { bind, type Leaf } from "./binding.ts";
import { addCover } from "./cover.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The text of the built site as one PDF, in the order of the book: with a title page, contents, and an outline. */
export async function writeBook(file: string): Promise<void> {
  await using site = await openSite();
  const leaves = await Promise.all((await pathsOf()).map((path) => leafAt(site.url, path)));
  await using open = await site.open("/introduction/", { colorScheme: "light" });
  await bind(open.page, leaves, process.env.SITE_URL);
  await addCover(open.page, {
    title: "Cosmic TypeScript",
    subtitle: "The patterns of application architecture, chapter by chapter, in code that runs",
  });
  await open.page.addStyleTag({ path: path.join(import.meta.dirname, "book.css") });
  await open.page.waitForLoadState("networkidle");
  await mkdir(path.dirname(file), { recursive: true });
  await open.page.pdf({ path: file, outline: true, tagged: true, preferCSSPageSize: true, printBackground: true });
}

async function pathsOf(): Promise<readonly string[]> {
  const { chapters } = await readCurriculum(ROOT);
  const names = chapters.map(({ name }) => `/chapters/${name}/`);
  return ["/introduction/", ...names, "/epilogue/", "/patterns/", "/faults/"];
}

async function leafAt(url: string, place: string): Promise<Leaf> {
  const response = await fetch(url + place);
  if (!response.ok) throw new Error(`the site has no ${place}: build it first`);
  return { id: place.split("/").at(-2) ?? "", path: place, html: await response.text() };
}
