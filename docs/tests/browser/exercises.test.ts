import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlayground } from "./playground-page.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const CHAPTERS = Array.from({ length: 13 }, (_, at) => String(at + 1).padStart(2, "0"));

describe.each(CHAPTERS)("the exercise of chapter %s", (chapter) => {
  test("is solved step by step by the reference: each step turns green that a page can run", {
    timeout: 180_000,
  }, async () => {
    await using playground = await openPlayground(site, chapter, "?exercise");
    const steps = playground.page.locator(".exercise > li");
    await expect.poll(() => steps.count()).toBeGreaterThan(0);

    for (const step of await steps.all()) {
      const id = await step.locator("strong").first().textContent();
      await step.locator("details").evaluate((each: HTMLDetailsElement) => {
        each.open = true;
      });
      const runStep = step.getByRole("button", { name: "Run this step" });
      if (await runStep.isDisabled()) {
        expect(await step.locator(".cannot").textContent(), `${id} says why it cannot run here`).toMatch(
          /In a terminal only .+, .+\./,
        );
        await step.getByRole("button", { name: "Put the solution in" }).click();
        continue;
      }
      await step.getByRole("button", { name: "Put the solution in" }).click();
      await runStep.click();
      const summary = await playground.ended();
      expect(`${id}: ${summary}`).toMatch(/: [1-9]\d* passed, 0 failed in \d+ ms\.$/);
      expect(await step.getAttribute("class"), `${id} is green`).toBe("green");
    }
    const [green, all] = [await playground.page.locator(".exercise > li.green").count(), await steps.count()];
    expect(await playground.page.locator(".progress").textContent()).toMatch(
      green === all ? /^Every step is green/ : `${green} of ${all} steps are green`,
    );
    expect(playground.complaints).toEqual([]);
  });
});
