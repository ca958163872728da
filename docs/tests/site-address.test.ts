// What the site says of its own address: sitemap, robots.txt, previews.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { siteAddress } from "../src/site/address.ts";

const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../dist");
const read = (file: string) => readFileSync(path.join(DIST, file), "utf8");
const pages = readdirSync(DIST, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => file.endsWith(".html"));
const site = siteAddress(process.env.SITE_URL);

describe("SITE_URL", () => {
  test.each([
    [undefined, "http://localhost:4321"],
    ["", "http://localhost:4321"],
    ["https://book.example.org", "https://book.example.org"],
    ["https://book.example.org/", "https://book.example.org"],
  ])("may be %j", (wanted, address) => {
    expect(siteAddress(wanted)).toBe(address);
  });

  test.each([
    ["book.example.org", "which is no address of a site"],
    ["file:///tmp/site", "which is no address of a site"],
    ["https://example.org/book/", "at the top of its host: https://example.org"],
  ])("may not be %j, and says why", (wanted, why) => {
    expect(() => siteAddress(wanted)).toThrow(why);
    expect(() => siteAddress(wanted)).toThrow(`SITE_URL is "${wanted}"`);
  });
});

test("the sitemap lists every page, and robots.txt names it", () => {
  const parser = new XMLParser({ isArray: (name) => ["sitemap", "url"].includes(name) });
  const index = parser.parse(read("sitemap-index.xml"));
  const files: string[] = index.sitemapindex.sitemap.map(({ loc }: { loc: string }) => new URL(loc).pathname);
  const listed = files.flatMap((file) => parser.parse(read(file)).urlset.url.map(({ loc }: { loc: string }) => loc));

  expect(pages.length).toBeGreaterThan(20);
  expect(new Set(listed)).toEqual(
    new Set(pages.filter((file) => file !== "404.html").map((file) => `${site}/${file.replace(/index\.html$/, "")}`)),
  );
  expect(read("robots.txt")).toContain(`Sitemap: ${site}/sitemap-index.xml\n`);
});

describe("a link to the site has a picture", () => {
  test("that every page names", () => {
    const wanted = [
      `<meta property="og:image" content="${site}/social.png"/>`,
      '<meta property="og:image:alt" content="',
      '<meta name="twitter:card" content="summary_large_image"/>',
    ];

    const without = pages.filter((file) => !wanted.every((meta) => read(file).includes(meta)));

    expect(without).toEqual([]);
  });

  test("of 1200 by 630 pixels", () => {
    const png = readFileSync(path.join(DIST, "social.png"));

    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});
