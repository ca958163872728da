// What axe finds once a reader has used the widgets: answers, failures, payloads and dialogs that a fresh page does not show.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findings } from "./axe.ts";
import { openPlayground } from "./playground-page.ts";
import { openSite, type Site } from "./site.ts";

// On a busy machine axe takes its time over a thousand lines.
vi.setConfig({ testTimeout: 180_000 });

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const still = { reducedMotion: "reduce" } as const;

describe("axe finds nothing, in light and in dark,", () => {
  test("in a quiz with right and wrong answers", async () => {
    await using open = await site.open("/chapters/07-aggregates/", still);
    const questions = await open.page.locator("quiz-of-chapter form").all();
    for (const [at, question] of questions.entries()) {
      const wanted = at % 2 === 0 ? "input[data-correct]" : "input:not([data-correct])";
      await question.locator(wanted).first().check();
      await question.getByRole("button", { name: "Answer" }).click();
    }

    expect(await open.page.locator("output", { hasText: "Not quite" }).count()).toBeGreaterThan(0);
    expect(await open.page.locator("output", { hasText: "Right" }).count()).toBeGreaterThan(0);
    expect(await findings(open.page, "quiz-of-chapter")).toEqual([]);
  });

  test("in a playground with failures, a syntax error, and a loop that was ended", async () => {
    await using playground = await openPlayground(site, "01", "?file=src/domain/allocate.ts");
    const { page } = playground;

    await playground.write('export const allocate = () => "nobody";\n');
    await playground.run("Run all tests");
    expect(await page.locator(".results .failure .expected").count()).toBeGreaterThan(0);
    expect(await findings(page, ".playground")).toEqual([]);

    await playground.write("export const a = 1;\nexport const b = = 2;\n");
    await playground.run("Run all tests");
    expect(await playground.failure()).toContain("SyntaxError");
    await expect.poll(() => page.locator(".cm-lint-marker, .cm-lintRange").count()).toBeGreaterThan(0);
    await page.locator(".cm-content").press("Control+Shift+m");
    expect(await findings(page, ".playground")).toEqual([]);

    await playground.write("export function allocate(): number {\n  while (true);\n}\n");
    await playground.run("Run its tests");
    expect(await playground.failure()).toContain("EndlessLoop");
    expect(await findings(page, ".playground")).toEqual([]);
  });

  test("in an exercise with its hints, its solution, a green step, and the search of the editor", async () => {
    await using playground = await openPlayground(site, "01", "?exercise");
    const { page, press } = playground;

    await press("Run this step");
    await expect.poll(() => page.locator(".results .failed").count()).toBeGreaterThan(0);
    for (const hint of ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]) await press(hint);
    expect(await findings(page, ".playground")).toEqual([]);

    await press("Put the solution in");
    await playground.run("Run this step");
    await page.locator(".exercise .green").waitFor();
    await page.locator(".cm-content").press("ControlOrMeta+f");
    await page.locator(".cm-search").waitFor();
    await page.keyboard.type("batch");
    expect(await findings(page, ".playground")).toEqual([]);
  });

  test("in a lab where things have gone wrong, with messages and a payload", async () => {
    await using open = await site.open("/lab/?chapter=11&example=add-batch", still);
    const { page } = open;
    const send = async (example: string) => {
      await page.getByRole("button", { name: example, exact: true }).click();
      await page.getByRole("button", { name: /^Send/ }).click();
      await page.getByText("nothing is at work any more").waitFor();
    };
    await send("Add a batch");
    await send("Order two tables");
    await page.locator("svg .message").first().press("Enter");
    await page.locator(".payload pre").waitFor();
    expect(await findings(page, ".lab")).toEqual([]);

    await page.getByLabel("The mail server is down").check();
    await page.getByLabel("The broker is down").check();
    await page.getByLabel("A handler throws").selectOption({ index: 1 });
    await send("Run out of stock");
    await page.locator("svg .message").last().press("Enter");
    expect(await page.locator(".bad").count()).toBeGreaterThan(0);
    expect(await findings(page, ".lab")).toEqual([]);
  });

  test("in a difference, in one column and in two, with a marked line", async () => {
    await using open = await site.open("/diff/?from=06&to=07", still);
    const { page } = open;
    await page.locator(".summary").waitFor();
    await page.getByRole("button", { name: "Close all files" }).click();
    await page.getByRole("button", { name: "src/service-layer/services.ts" }).click();
    await page.locator("table.unified a[data-side]").first().click();
    await page.locator("tr.marked").first().waitFor();
    expect(await findings(page, ".diff")).toEqual([]);

    await page.getByLabel("Split").check();
    await page.locator("table.split").first().waitFor();
    expect(await findings(page, ".diff")).toEqual([]);
  });

  test("in a map with a chosen box, and with all folders open", async () => {
    await using open = await site.open("/map/?chapter=09", still);
    const { page } = open;
    await page.locator('[data-id="src/service-layer/message-bus.ts"]').click();
    expect(await page.locator(".details h3").textContent()).toBe("src/service-layer/message-bus.ts");
    expect(await findings(page, ".map")).toEqual([]);

    await page.getByRole("button", { name: "Files", exact: true }).click();
    await page.locator("svg .box").last().hover();
    expect(await findings(page, ".map")).toEqual([]);
  });

  test.each(["yes", "no"])("in an advice that ends with %s", async (wanted) => {
    await using open = await site.open("/advisor/", still);
    const { page } = open;
    await page.getByLabel("The pattern that you think of").selectOption({ index: 1 });
    for (const group of await page.locator("pattern-advisor fieldset").all()) {
      const inputs = group.locator("input");
      await (wanted === "yes" ? inputs.last() : inputs.first()).check();
    }
    await page.getByRole("button", { name: "Should I use it here?" }).click();
    await page.locator(".advice .verdict").waitFor();

    expect(await findings(page, "pattern-advisor")).toEqual([]);
  });

  test("in the search with its results, and in the menu of a narrow screen", async () => {
    await using open = await site.open("/chapters/07-aggregates/", { ...still, viewport: { width: 375, height: 800 } });
    const { page } = open;
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "08 · Events" }).first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Menu" }).click();

    await page.getByRole("button", { name: "Search" }).click();
    await page.locator("[role=search] input").fill("aggregate");
    await page.locator(".pagefind-ui__result-link").first().waitFor();
    expect(await findings(page, "site-search dialog")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
