// What a reader does here, done without a mouse: nothing in this file clicks.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtChapter } from "./chapter-file.ts";
import { keyboardOn } from "./keyboard.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

async function openByKeyboard(place: string) {
  const open = await site.open(place, { reducedMotion: "reduce" });
  return { ...open, ...keyboardOn(open.page), [Symbol.asyncDispose]: () => open[Symbol.asyncDispose]() };
}

describe("by the keyboard alone, with the focus in sight at each stop, a reader", () => {
  test("skips to the text, takes a chapter from the list, answers its quiz, and goes on to the next one", async () => {
    await using open = await openByKeyboard("/chapters/07-aggregates/");
    const { page, tabTo, press, follow } = open;

    await tabTo("Skip to content");
    await follow(/#_top$/);
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(() => document.activeElement?.closest("main, starlight-toc, mobile-starlight-toc") !== null),
    ).toBe(true);

    await open.backTo("Skip to content");
    await tabTo(/^08 · /);
    await follow(/\/chapters\/08-events\/$/);

    const question = page.locator("[data-question='0']");
    const first = (await question.locator("label").first().innerText()).trim().replace(/\s+/g, " ");
    await tabTo(first);
    await press("Space");
    await tabTo("Answer");
    await press("Enter");
    expect(await question.locator("output").textContent()).toMatch(/Right\.|Not quite\./);

    await tabTo(/^Next ?09 · /);
    await follow(/\/chapters\/09-message-bus\/$/);
  });

  test("searches the book", async () => {
    await using open = await openByKeyboard("/");
    const { page, tabTo, follow } = open;

    await page.keyboard.press("Control+k");
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches("[role=search] input"))).toBe(true);
    await page.keyboard.type("aggregate");
    await expect.poll(() => page.locator(".pagefind-ui__result-link").count()).toBeGreaterThan(0);
    await tabTo(/Aggregates/);
    await follow(/\/chapters\/07-aggregates\//);
  });

  test("searches it before it was loaded, in a browser that is never idle", async () => {
    await using open = await openByKeyboard("/");
    const { page } = open;
    await page.addInitScript(() => {
      window.requestIdleCallback = (work, options) =>
        options?.timeout === undefined ? 0 : window.setTimeout(work, options.timeout);
    });

    await page.reload();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("aggregate");

    await expect.poll(() => page.evaluate(() => document.activeElement?.matches("[role=search] input"))).toBe(true);
    expect(await page.locator("[role=search] input").inputValue()).toBe("aggregate");
    await expect.poll(() => page.locator(".pagefind-ui__result-link").count()).toBeGreaterThan(0);
  });

  test("comes from a chapter to its playground, and runs the tests", async () => {
    await using open = await openByKeyboard("/chapters/01-domain-model/");
    const { page, tabTo, press, follow } = open;

    await tabTo("Open the playground");
    await follow(/\/play\/01\/$/);
    await page.locator(".playground").waitFor();
    await tabTo("Run all tests");
    await press("Enter");

    await expect.poll(() => page.locator(".results [role=status]").textContent()).toMatch(/^[1-9]\d* passed, 0 failed/);
    expect(await open.focused()).toBe("Run all tests");
    expect(open.complaints).toEqual([]);
  });

  test("mends a step of the exercise: reads why it fails, goes to the line, and turns it green", async () => {
    const { broken, line, correct, file } = await stepWithOneFault();
    await using open = await openByKeyboard("/play/01/");
    const { page, tabTo, backTo, press } = open;
    await page.evaluate((texts) => localStorage.setItem("cosmic exercise 01", JSON.stringify(texts)), {
      [file]: broken,
    });
    await page.goto(`${site.url}/play/01/?exercise`);
    await page.locator(".playground").waitFor();
    const status = page.locator(".results [role=status]");

    await tabTo(/^. hold: /);
    await tabTo("Run this step");
    await press("Enter");
    await expect.poll(() => status.textContent()).toMatch(/^\d+ passed, [1-9]\d* failed/);
    for (const hint of ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]) {
      await (hint === "Hint 1 of 3" ? tabTo(hint) : Promise.resolve());
      expect(await open.focused()).toBe(hint);
      await press("Enter");
    }
    expect(await page.locator(".hint").count()).toBe(3);

    await tabTo(/^\S+\.ts:\d+$/);
    await press("Enter");
    expect(await open.focused()).toMatch(/, Escape and then Tab leaves the editor$/);
    await backTo(/^batch\.ts/);
    await press("Enter");
    await tabTo(`${file}, Escape and then Tab leaves the editor`);
    await press("Control+Home", ...Array.from({ length: line - 1 }, () => "ArrowDown"), "Home", "Shift+End");
    await page.keyboard.type(correct);
    await press("Escape");
    await backTo("Run this step");
    await press("Enter");

    await expect.poll(() => status.textContent()).toMatch(/^[1-9]\d* passed, 0 failed/);
    await expect.poll(() => page.locator(".exercise > li").first().getAttribute("class")).toBe("green");
    expect(await open.focused()).toMatch(/hold|Run this step/);
  });

  test("sends a request in the lab, steps through its messages, and looks into one", async () => {
    await using open = await openByKeyboard("/chapters/10-commands/");
    const { page, tabTo, backTo, press, follow } = open;
    const messages = page.locator("svg .message");
    const isSettled = () => page.getByText("nothing is at work any more").waitFor();

    await tabTo("Open the lab");
    await follow(/\/lab\/\?chapter=10$/);
    await page.getByText("The application is running").waitFor();
    await tabTo("Add a batch");
    await press("Enter");
    await tabTo("Send");
    await press("Enter");
    await isSettled();
    expect(await open.focused()).toBe("Send");
    await backTo("Order two tables");
    await press("Enter");
    await tabTo("Send");
    await press("Enter");
    await page.getByRole("heading", { name: "Message flow: POST /allocate" }).waitFor();
    await isSettled();

    await tabTo(/^Step \d+ of \d+$/);
    await press("Home");
    expect(await messages.count()).toBe(1);
    await tabTo("Next");
    await press("Enter", "Enter", "Enter", "Enter", "Enter", "Enter");
    expect(await page.locator("li[aria-current=step]").textContent()).toBe(
      await page.locator(".flow .steps li").last().textContent(),
    );
    expect(await open.focused()).toBe("Next");

    await tabTo(/Allocate/);
    await press("Enter");
    expect(await page.locator(".payload pre").textContent()).toContain('"orderId": "order-1"');
    await tabTo("Close");
    await press("Enter");
    expect(await page.locator(".payload").count()).toBe(0);
    expect(await open.focused()).toMatch(/Allocate/);
    expect(open.complaints).toEqual([]);
  });

  test("compares two chapters, in one column and in two", async () => {
    await using open = await openByKeyboard("/diff/?from=05&to=08");
    const { page, tabTo, backTo, press } = open;
    await page.locator(".summary").waitFor();

    await tabTo(/^From/);
    await press("ArrowDown");
    await expect.poll(() => page.url()).toContain("from=06");
    await tabTo(/^To/);
    await press("ArrowUp");
    await expect.poll(() => page.url()).toContain("?from=06&to=07");
    await page.locator(".summary").waitFor();
    await backTo(/Swap$/);
    await press("Enter");
    await expect.poll(() => page.url()).toContain("?from=07&to=06");
    await press("Enter");
    await expect.poll(() => page.url()).toContain("?from=06&to=07");
    await page.locator("table.unified").first().waitFor();

    await page.keyboard.press("j");
    await expect.poll(open.focused).toMatch(/\.ts$/);
    await tabTo(/^line \d+|^\d+$/i);
    await press("ArrowDown", "ArrowDown", "s");
    await page.locator("table.split").first().waitFor();
    expect(await open.focused()).toMatch(/\d+$/);
    await press("l");
    expect(open.complaints).toEqual([]);
  });

  test("walks the map from chapter to chapter, and from box to box", async () => {
    await using open = await openByKeyboard("/map/?chapter=11");
    const { page, tabTo, backTo, press } = open;
    const title = page.locator(".headline h2");
    await page.locator(".map svg .box").first().waitFor();

    await tabTo("Chapter");
    await press("ArrowRight");
    expect(await title.textContent()).toMatch(/^12 · /);
    await tabTo("Next →");
    await press("Enter", "Enter", "Enter");
    expect(await title.textContent()).toMatch(/^13 · /);
    await backTo("Chapter");
    await press("Home");
    expect(await title.textContent()).toMatch(/^00 · /);
    await press("End");

    await tabTo("Files");
    await press("Enter");
    await page.keyboard.press("Tab");
    await press("ArrowDown", "ArrowRight", "ArrowUp", "Enter");
    expect(await page.locator(".details h3").textContent()).toMatch(/^src\//);
    expect(page.url()).toContain("file=src/");
    expect(open.complaints).toEqual([]);
  });

  test("asks the advisor", async () => {
    await using open = await openByKeyboard("/advisor/");
    const { page, tabTo, press } = open;

    await tabTo("The pattern that you think of");
    await press("ArrowDown");
    for (const group of await page.locator("pattern-advisor fieldset").all()) {
      const label = group.locator("label").first();
      await tabTo((await label.innerText()).trim().replace(/\s+/g, " "));
      await press("Space");
    }
    await tabTo("Should I use it here?");
    await press("Enter");

    await expect.poll(() => page.locator(".advice .verdict").textContent()).toMatch(/: (Yes|Not yet|No)\.$/);
  });
});

/** The solution of chapter 01's first step with one line of it wrong. */
async function stepWithOneFault() {
  const { steps } = await builtChapter("01");
  const [file = "", solved] = Object.entries(steps[0]?.solution ?? {})[0] ?? [];
  const lines = (solved ?? "").split("\n");
  const at = lines.findIndex((each) => each.includes("this.purchasedQuantity - this.#allocatedQuantity"));
  expect(at).toBeGreaterThan(0);
  const correct = lines[at]?.trim() ?? "";
  return { file, line: at + 1, correct, broken: lines.with(at, "    return this.purchasedQuantity;").join("\n") };
}
