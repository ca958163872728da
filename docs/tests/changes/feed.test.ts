// What the build wrote of the changes: the feed and the page.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readChangesets } from "@changesets/read";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { z } from "zod";

const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../../dist");
const feed = readFileSync(path.join(DIST, "changes.xml"), "utf8");
const changesets = await readChangesets(path.resolve(import.meta.dirname, "../../.."));

const rss = z.object({
  rss: z.object({
    channel: z.object({
      item: z.array(
        z.object({
          title: z.coerce.string(),
          link: z.url(),
          pubDate: z.string().optional(),
          "content:encoded": z.string(),
        }),
      ),
    }),
  }),
});

test("the feed is well-formed", () => {
  expect(XMLValidator.validate(feed)).toBe(true);
});

test("the feed holds every changeset that waits, newest first", () => {
  const { item } = rss.parse(new XMLParser().parse(feed)).rss.channel;

  const ids = item.map(({ link }) => new URL(link).hash.slice(1));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(changesets.map(({ id }) => id)));
  const times = item.flatMap(({ pubDate }) => (pubDate ? [Date.parse(pubDate)] : []));
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  for (const { "content:encoded": html } of item) expect(html).toMatch(/^<p>/);
});

test("the page has each entry of the feed at its address", () => {
  const page = readFileSync(path.join(DIST, "changes/index.html"), "utf8");

  const { item } = rss.parse(new XMLParser().parse(feed)).rss.channel;

  for (const { link } of item) expect(page).toContain(`id="${new URL(link).hash.slice(1)}"`);
});

test("every page names the feed", () => {
  const pages = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));

  const without = pages.filter(
    (file) => !/<link [^>]*type="application\/rss\+xml"/.test(readFileSync(path.join(DIST, file), "utf8")),
  );

  expect(pages.length).toBeGreaterThan(20);
  expect(without).toEqual([]);
});
