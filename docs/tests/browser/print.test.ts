// A chapter on paper, after its quiz was answered on a dark screen.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenPage, openSite, type Site } from "./site.ts";

let site: Site;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  open = await site.open("/chapters/06-unit-of-work/", { colorScheme: "dark", viewport: { width: 680, height: 960 } });
  page = open.page;
  for (const question of await page.locator("form.question").all()) {
    await question.locator("input").first().check();
    await question.getByRole("button", { name: "Answer" }).click();
  }
  await page.locator(".question .why:visible").first().waitFor();
  await page.emulateMedia({ media: "print" });
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

test.each([
  ["the header", ".page > header"],
  ["the sidebar", ".sidebar"],
  ["the contents", "starlight-toc, mobile-starlight-toc"],
  ["the links to other pages", ".pagination-links"],
  ["a door", ".door"],
  ["a button", "button"],
  ["the link to the whole file", ".excerpt > figcaption"],
  ["an anchor", ".sl-anchor-link"],
  ["an answer", ".question .why, .question output, quiz-of-chapter .result"],
])("shows not %s", async (_, selector) => {
  expect(await page.locator(selector).count()).toBeGreaterThan(0);
  expect(await page.locator(selector).filter({ visible: true }).count()).toBe(0);
});

test("keeps text, code with its numbers, and questions", async () => {
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator(".excerpt .gutter .ln").first().isVisible()).toBe(true);
  expect(await page.locator(".excerpt .frame figcaption .title").first().isVisible()).toBe(true);
  expect(await page.locator(".question legend").first().isVisible()).toBe(true);
});

test("tells not by its colours which answers were right", async () => {
  const borders = await page
    .locator(".question .option")
    .evaluateAll((options) => options.map((option) => getComputedStyle(option).borderInlineStartColor));

  expect(new Set(borders)).toEqual(new Set(["rgba(0, 0, 0, 0)"]));
});

test("is light", async () => {
  const dark = await page.locator("main, main *").evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, color: getComputedStyle(element).backgroundColor }))
      .filter(({ color }) => {
        const [red = 255, green = 255, blue = 255, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
        return alpha > 0.5 && red + green + blue < 500;
      })
      .map(({ element, color }) => `${element.outerHTML.slice(0, 80)} ${color}`),
  );

  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  expect(dark).toEqual([]);
  const ink = await page
    .locator(".excerpt .code span")
    .first()
    .evaluate((span) => getComputedStyle(span).color);
  const [red = 255, green = 255, blue = 255] = (ink.match(/\d+/g) ?? []).map(Number);
  expect(red + green + blue).toBeLessThan(480);
});

test("has room for every line of code", async () => {
  const cut = await page
    .locator(".expressive-code pre, .expressive-code .code")
    .evaluateAll((elements) => elements.filter((each) => each.scrollWidth > each.clientWidth + 1).length);

  expect(cut).toBe(0);
});
