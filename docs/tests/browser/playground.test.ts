import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlayground } from "./playground-page.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const BATCH = "src/domain/preference.ts";

describe("a reader who changes the code", () => {
  test("sees the tests of the file fail, with what was expected, what came, and the line; and pass again after a reset", async () => {
    await using playground = await openPlayground(site, "01", `?file=${BATCH}`);
    expect(await playground.run("Run all tests")).toMatch(/^\d+ passed, 0 failed/);

    await playground.write("export const byPreference = () => 0;\n");
    expect(await playground.run("Run all tests")).toMatch(/^\d+ passed, [1-9]\d* failed/);
    expect(await playground.failure()).toMatch(/AssertionError[\s\S]*tests\/unit\/\S+\.test\.ts:\d+/);
    // What colours a terminal is no text.
    expect(await playground.failure()).not.toContain("\u001b");

    await playground.press("Reset this file");
    expect(await playground.run("Run all tests")).toMatch(/^\d+ passed, 0 failed/);
    expect(playground.complaints).toEqual([]);
  });

  test("is told file and line of a syntax error", async () => {
    await using playground = await openPlayground(site, "01", `?file=${BATCH}`);
    await playground.write("export const a = 1;\nexport const b = = 2;\n");

    await playground.run("Run all tests");

    expect(await playground.failure()).toMatch(/SyntaxError[\s\S]*src\/domain\/preference\.ts:2/);
  });

  test("is told of what is not there by the name that it has in the code", async () => {
    await using playground = await openPlayground(site, "01", "?file=src/domain/batch.ts");
    await playground.write("export {};\n");

    await playground.run("Run all tests");

    expect(await playground.failure()).toContain("TypeError: Batch is not a constructor");
  });

  test("is told which test an endless loop held up; the next run works", async () => {
    await using playground = await openPlayground(site, "01", `?file=${BATCH}`);
    await playground.write("export function byPreference(): number {\n  while (true);\n}\n");
    await playground.run("Run its tests");
    expect(await playground.failure()).toMatch(/EndlessLoop/);

    await playground.press("Reset this file");

    expect(await playground.run("Run its tests")).toMatch(/^\d+ passed, 0 failed/);
  });

  test("sees what the code prints; of very much the beginning", async () => {
    await using playground = await openPlayground(site, "01", `?file=${BATCH}`);
    await playground.write(
      "export const byPreference = () => 0;\nfor (let line = 0; line < 3_000; line++) console.log(line);\n",
    );
    await playground.run("Run its tests");

    const printed = await playground.page.locator(".results pre").last().textContent();

    expect(printed).toMatch(/^0\n1\n[\s\S]*\n998\n999\n… and more$/);
  });

  test("goes on in the editor, at the line that failed, with the next key", async () => {
    await using playground = await openPlayground(site, "01", `?file=tests/unit/batch.test.ts`);
    const { page } = playground;
    await playground.openFile(BATCH);
    await playground.write('export function byPreference(): number {\n  throw new Error("no");\n}\n');
    await playground.press("Run all tests");
    await playground.ended();
    await playground.openFile("tests/unit/batch.test.ts");

    // Nothing is painted between the click and the look at what has the focus.
    const focused = await page.evaluate(async () => {
      document.querySelector<HTMLElement>(".results .place")?.click();
      await Promise.resolve().then(() => {});
      return document.activeElement?.getAttribute("aria-label");
    });

    expect(focused).toContain(BATCH);
    await page.keyboard.type("// here ");
    expect(await playground.text()).toMatch(/\n\/\/ here {3}throw|\n {2}\/\/ here throw/);
  });

  test("finds the changes again after a reload, and the file named as changed", async () => {
    await using playground = await openPlayground(site, "01", `?file=${BATCH}`);
    await playground.write("export const mine = 1;\n");

    await playground.page.reload();

    await expect.poll(playground.text).toContain("export const mine = 1;");
    await expect.poll(() => playground.page.getByText("(changed)").count()).toBe(1);
  });
});

test("what the tests need is loaded when the reader comes near to running them, not when the page opens", async () => {
  await using playground = await openPlayground(site, "01", "?file=tests/unit/rules.test.ts");
  const { page } = playground;
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  const runs = page.getByRole("button", { name: "Run this file" });
  await runs.waitFor();
  await page.waitForLoadState("networkidle");
  expect(loaded.filter((url) => url.includes("fast-check"))).toEqual([]);

  await runs.hover();

  await expect.poll(() => loaded.filter((url) => url.includes("fast-check"))).not.toEqual([]);
  expect(await page.locator(".results [role=status]").textContent()).toBe("Nothing has run yet.");
});

describe("a reader whose code was replaced", () => {
  const MINE = "export const mine = 1;";

  test.each(["Put the solution in", "Reset this file"])("takes back what was there before “%s”", async (button) => {
    await using playground = await openPlayground(site, "01", "?exercise&file=src/domain/batch.ts");
    await playground.write(MINE);
    await playground.press(button);
    await expect.poll(playground.text).not.toContain("mine");

    await playground.press("Take back what I had");
    await expect.poll(playground.text).toBe(MINE);
    await playground.page.reload();

    await expect.poll(playground.text).toBe(MINE);
    expect(await playground.page.getByRole("button", { name: "Take back what I had" }).isDisabled()).toBe(true);
  });
});

test("of two runs at the same time, only the results of the second stay", async () => {
  await using playground = await openPlayground(site, "01", "?file=tests/unit/batch.test.ts");
  const { page, ended, results } = playground;
  await page.getByRole("button", { name: "Run all tests" }).waitFor();

  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(".playground .bar button")];
    for (const name of ["Run all tests", "Run this file"]) buttons.find((each) => each.textContent === name)?.click();
  });
  const summary = await ended();
  // Each run has a worker of its own, which goes with it: then the next one's is the only one.
  await expect.poll(() => page.workers().length).toBe(1);

  expect(await playground.ended()).toBe(summary);
  expect(summary).toMatch(/^[1-9]\d* passed, 0 failed/);
  expect(new Set((await results()).map(({ file }) => file))).toEqual(new Set(["tests/unit/batch.test.ts"]));
});
