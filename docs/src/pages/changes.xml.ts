import rss from "@astrojs/rss";
import type { APIRoute } from "astro";
import { titleOf } from "~/changes/change.ts";
import { collectedChanges } from "~/changes/collected.ts";

export const GET: APIRoute = async ({ site }) => {
  if (!site) throw new Error("A feed has addresses, and so the site needs one");
  const changes = await collectedChanges();
  return rss({
    title: "Cosmic TypeScript: what has changed",
    description: "Every change to the chapters, the command and the site that readers may want to know of.",
    site,
    // An address that ends with an anchor would get its slash behind it.
    trailingSlash: false,
    customData: "<language>en</language>",
    items: changes.map(({ id, summary, html, date }) => ({
      title: titleOf({ summary }),
      link: `/changes/#${id}`,
      content: html,
      ...(date && { pubDate: date }),
    })),
  });
};
