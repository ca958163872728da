// What holds on every kind of page.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findings } from "./axe.ts";
import { KINDS } from "./kinds.ts";
import { openKept, openSite, type Site } from "./site.ts";

// On a busy machine axe takes its time over a thousand lines.
vi.setConfig({ testTimeout: 180_000 });

const HEAVY: readonly string[] = ["the playground", "the diff", "the map", "the lab"];

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

describe.each(KINDS)("$kind", ({ kind, path: place }) => {
  test("has no fault that axe finds (AA), in light and in dark, with all of it opened", async () => {
    await using open = await site.open(place, { reducedMotion: "reduce" });
    await settled(open.page);
    await open.page.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLDetailsElement>("main details")) each.open = true;
    });

    expect(await findings(open.page)).toEqual([]);
    expect(open.complaints).toEqual([]);
  });

  test("fits a screen of 375 px, with the choice of light and dark", async () => {
    await using open = await site.open(place, { viewport: { width: 375, height: 700 } });
    const { page } = open;
    await settled(page);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    const menu = page.getByRole("button", { name: "Menu" });
    if (await menu.isVisible()) await menu.click();
    await page.getByLabel("Select theme").filter({ visible: true }).selectOption("dark");
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  });

  test("is as light as it may be", async ({ annotate }) => {
    await using context = await site.browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on("response", (response) => {
      if (/\.m?js$/.test(new URL(response.url()).pathname)) scripts.push(new URL(response.url()).pathname);
    });
    await page.goto(site.url + place);
    await settled(page);

    const kilobytes = (sizeOf(await inlineScripts(page)) + scripts.map(weightOf).reduce((a, b) => a + b, 0)) / 1_000;

    await annotate(`${kind}: ${kilobytes.toFixed(0)} kB of JavaScript, gzip`);
    console.log(`${kind}: ${kilobytes.toFixed(0)} kB of JavaScript, gzip`);
    expect(kilobytes).toBeLessThanOrEqual(HEAVY.includes(kind) ? 450 : 40);
  });
});

describe("without its server", () => {
  test("the site is there: pages, search and the playground", { timeout: 120_000 }, async () => {
    await using own = await openSite();
    await using open = await openKept(own);
    expect(open.complaints).toEqual([]);
    await own.stopServing();

    await open.page.goto(`${own.url}/chapters/02-repository/`);
    expect(await open.page.locator("h1").textContent()).toContain("02");
    await open.page.goto(`${own.url}/play/02/`);
    await open.page.getByRole("button", { name: "Run all tests" }).click();
    await expect
      .poll(() => open.page.locator(".results [role=status]").textContent())
      .toMatch(/^[1-9]\d* passed, 0 failed/);
    await open.page
      .getByRole("button", { name: /search/i })
      .first()
      .click();
    await open.page
      .getByRole("textbox", { name: /search/i })
      .or(open.page.getByRole("searchbox"))
      .first()
      .fill("aggregate");
    await expect.poll(() => open.page.locator(".pagefind-ui__result, [class*=result]").count()).toBeGreaterThan(0);
  });
});

/** Until what the page loads when it is opened has come. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !/^Loading/.test(document.querySelector("main [role=status]")?.textContent ?? ""));
}

function inlineScripts(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll("script:not([src])")].map((each) => each.textContent).join("\n"),
  );
}

const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../../dist");

const weightOf = (file: string) => sizeOf(readFileSync(path.join(DIST, file)));

const sizeOf = (content: string | Buffer) => gzipSync(content).length;

test("every link within the site leads somewhere", () => {
  const pages = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  const places = new Set(pages.map((file) => `/${file.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`));

  const broken = pages.flatMap((file) => {
    const links = [...readFileSync(path.join(DIST, file), "utf8").matchAll(/<a\b[^>]*\bhref="(\/[^"?#]*)/g)];
    return links
      .filter(([, link = ""]) => !places.has(link) && !link.includes("."))
      .map(([, link]) => `${file}: ${link}`);
  });

  expect(new Set(broken)).toEqual(new Set());
});
