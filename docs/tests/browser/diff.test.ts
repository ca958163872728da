import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "./site.ts";

const NARROW = { viewport: { width: 375, height: 800 } };

const isInSight = (page: Page, id: string) =>
  page.evaluate((wanted) => {
    const box = document.getElementById(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
  }, id);

describe("the page of differences", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  test("shows a step of the book by layers, with counts, reasons and renamed files", async () => {
    await using opened = await site.open("/diff/?from=06&to=07");
    const { page, complaints } = opened;

    await page.waitForSelector(".summary");

    expect(await page.locator(".summary").textContent()).toMatch(
      /^\d+ files differ: \+\d+.* \d+ files are equal in both/,
    );
    expect(await page.locator(".layers h2").allTextContents()).toEqual([
      expect.stringMatching(/^Domain /),
      expect.stringMatching(/^Service layer /),
      expect.stringMatching(/^Adapters /),
      expect.stringMatching(/^Entrypoints /),
      expect.stringMatching(/^Migrations /),
      expect.stringMatching(/^Tests /),
    ]);
    const repository = page.locator('[id="src/domain/product-repository.ts"]');
    expect(await repository.locator(".why").allTextContents()).toEqual([
      "It was src/domain/batch-repository.ts.",
      "a repository for each aggregate, and for nothing inside one",
    ]);
    expect(await repository.locator("ins").count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test("a link to a line opens its file and its fold, brings the line into sight and marks it", async () => {
    await using opened = await site.open("/diff/?from=06&to=07");
    const { page } = opened;
    await page
      .getByRole("button", { name: /^Show \d+ unchanged lines$/ })
      .first()
      .click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/\.ts-L\d+$/);
    const id = await page.evaluate(() => document.activeElement?.id ?? "");

    await page.goto("about:blank");
    await page.goto(`${site.url}/diff/?from=06&to=07#${id}`);
    await page.waitForSelector("tr.marked");

    expect(await page.locator("tr.marked a[aria-current]").getAttribute("id")).toBe(id);
    await expect.poll(() => isInSight(page, id)).toBe(true);
  });

  test("goes by keyboard from file to file, to the list, and from line to line", async () => {
    await using opened = await site.open("/diff/?from=01&to=02");
    const { page } = opened;
    await page.waitForSelector(".summary");
    const paths = await page.locator(".file").evaluateAll((files) => files.map(({ id }) => id));
    const isAt = (path = "") => expect.poll(() => page.evaluate(() => decodeURI(location.hash))).toBe(`#${path}`);

    await page.keyboard.press("j");
    await isAt(paths[0]);
    await page.keyboard.press("j");
    await isAt(paths[1]);
    await page.keyboard.press("k");
    await isAt(paths[0]);
    await page.keyboard.press("l");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await isAt(paths[1]);
    await page.locator(`[id="${paths[1]}"] a[data-side="R"]`).first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await isAt(`${paths[1]}-R2`);

    await page.getByLabel("Keys").uncheck();
    await page.keyboard.press("j");
    await isAt(`${paths[1]}-R2`);
  });

  test("hears keys as soon as there are files, and each of them, however fast they come", async () => {
    await using opened = await site.open("/");
    const { page } = opened;
    await page.addInitScript(() => {
      const press = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".summary")) return;
        observer.disconnect();
        press();
        // Before anything is painted.
        queueMicrotask(() => queueMicrotask(press));
      }).observe(document, { childList: true, subtree: true });
    });

    await page.goto(`${site.url}/diff/?from=01&to=02`);
    await page.waitForSelector(".summary");

    const second = await page.locator(".file").nth(1).getAttribute("id");
    expect(await page.evaluate(() => decodeURI(location.hash))).toBe(`#${second}`);
    expect(await page.evaluate(() => document.activeElement?.closest(".file")?.id)).toBe(second);
  });

  test("keeps the choice of two columns, of which a narrow screen has none", async () => {
    await using opened = await site.open("/diff/?from=06&to=07");
    const { page } = opened;

    await page.getByLabel("Split").check();
    await page.reload();
    await page.waitForSelector("table.split");
    await page.setViewportSize(NARROW.viewport);

    await page.waitForSelector("table.unified");
    expect(await page.locator("table.split").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test("takes other chapters, and takes them the other way round", async () => {
    await using opened = await site.open("/diff/?from=01&to=02");
    const { page } = opened;

    await page.getByRole("combobox", { name: "To", exact: true }).selectOption("04");
    await expect.poll(() => page.url()).toContain("?from=01&to=04");
    await page.getByRole("button", { name: "Swap" }).click();
    await expect.poll(() => page.url()).toContain("?from=04&to=01");
    await page.waitForSelector(".summary");
    expect(await page.locator('[id="src/service-layer/services.ts"] .why').textContent()).toContain("04 taken back: ");

    await page.goBack();
    await expect.poll(() => page.getByRole("combobox", { name: "From", exact: true }).inputValue()).toBe("01");
  });

  test("says what is wrong with a query or a line", async () => {
    await using wrong = await site.open("/diff/?from=99&to=06");
    await using beyond = await site.open("/diff/?from=01&to=02#src/domain/batch.ts-R999");

    expect(await wrong.page.locator("[role=alert]").textContent()).toBe(
      'There is no chapter "99". There are: 00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13.',
    );
    expect(await beyond.page.locator("[role=alert]").textContent()).toMatch(
      /^(There is no line 999|No difference in src\/domain\/batch\.ts)/,
    );
  });
});
