import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findings } from "./axe.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site[Symbol.asyncDispose]());

const box = (page: Page, id: string) => page.locator(`[data-id="${id}"]`);
const details = (page: Page) => page.locator(".details").innerText();

describe("the map", () => {
  test("grows from chapter to chapter, by buttons, slider and list; the address follows", async () => {
    await using opened = await site.open("/map/?chapter=04");
    const { page, complaints } = opened;
    await box(page, "src/domain/batch.ts").waitFor();
    const placeOf = () => box(page, "src/domain/batch.ts").getAttribute("style");
    const before = await placeOf();

    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("slider", { name: "Chapter" }).press("ArrowRight");

    await page.getByRole("heading", { name: "06 · Unit of Work" }).waitFor();
    expect(page.url()).toMatch(/\?chapter=06$/);
    expect(await box(page, "src/service-layer/unit-of-work.ts").getAttribute("aria-label")).toMatch(/, new$/);
    expect(await placeOf()).toBe(before);

    await page.getByRole("link", { name: "01 Domain Model" }).first().click();

    await page.getByText("comes with chapter 02").waitFor();
    expect(await box(page, "src/service-layer/unit-of-work.ts").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("by the keyboard alone, a file's imports and importers are lit and told, and a folder opens", async () => {
    await using opened = await site.open("/map/?chapter=06", { reducedMotion: "reduce" });
    const { page } = opened;
    await page.getByRole("button", { name: "Files", exact: true }).focus();

    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");

    expect(await details(page)).toContain("src/entrypoints/body-of.ts");
    expect(await details(page)).toMatch(/Imported by 1\s+entrypoints\/http\.ts/);
    expect(page.url()).toContain("file=src/entrypoints/body-of.ts");
    expect(await page.locator(".lit path.importer").count()).toBe(1);

    expect(await page.locator('.boxes [tabindex="0"]').count()).toBe(1);

    await box(page, "src/adapters/sqlite").focus();
    await page.keyboard.press("Enter");

    await box(page, "src/adapters/sqlite/batch-store.ts").waitFor();
    expect(await box(page, "src/adapters/sqlite").getAttribute("aria-expanded")).toBe("true");
  });

  test("says which chapters there are when asked for another", async () => {
    await using opened = await site.open("/map/?chapter=99");
    const { page } = opened;

    expect(await page.getByRole("alert").innerText()).toBe(
      'There is no chapter "99". There are: 00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13.',
    );
    expect(await page.getByRole("link", { name: "06 · Unit of Work" }).count()).toBe(1);
  });

  test.each(["/map/?chapter=13&closed=", "/map/?chapter=00"])(
    "%s has nothing that axe finds, and no complaint",
    async (place) => {
      await using opened = await site.open(place, { reducedMotion: "reduce" });
      const { page, complaints } = opened;
      await page.locator(".map svg .box").first().waitFor();

      expect(await findings(page, ".map")).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test.each(["/map/?chapter=13&file=src/bootstrap.ts", "/map/?chapter=99", "/appendix-a/"])(
    "%s fits a width of 375",
    async (place) => {
      await using opened = await site.open(place, { viewport: { width: 375, height: 800 } });
      const { page } = opened;
      await page.locator(".map svg .box, [role=alert]").first().waitFor();

      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    },
  );
});
