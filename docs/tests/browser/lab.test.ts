import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site[Symbol.asyncDispose]());

const settled = (page: Page) => page.getByText("nothing is at work any more").waitFor();

async function send(page: Page, example: string): Promise<void> {
  await page.getByRole("button", { name: example, exact: true }).click();
  await page.getByRole("button", { name: /^Send/ }).click();
  await settled(page);
}

describe("the lab", () => {
  test("shows answer, tables, messages and tries, when the mail server is down", async () => {
    await using opened = await site.open("/lab/?chapter=10&mail=down");
    const { page, complaints } = opened;

    await send(page, "Add a batch");
    await send(page, "Run out of stock");

    const list = await page.locator(".steps li").allTextContents();
    expect(await page.getByRole("status").textContent()).toContain("201 Created");
    expect(list.filter((step) => step.includes("fails: the mail server does not answer"))).toHaveLength(5);
    expect(list.at(-1)).toContain("given up after 5 attempts");
    expect(list.some((step) => step.startsWith("The request is answered: 201 Created"))).toBe(true);
    expect(await page.locator(".sent").textContent()).toContain("though tried 5 times");
    expect(await page.locator("summary", { hasText: "batches" }).textContent()).toContain("no change");
    expect(complaints).toEqual([]);
  });

  test("can be stepped through, and asked for a message, by keyboard", async () => {
    await using opened = await site.open("/lab/?chapter=13&example=add-batch");
    const { page } = opened;
    await send(page, "Add a batch");
    await send(page, "Order two tables");
    const messages = page.locator("svg .message");

    await page.getByRole("slider").press("Home");
    const atTheBeginning = await messages.count();
    await page.getByRole("slider").press("End");
    await page.getByRole("slider").focus();
    const focused = page.locator("svg .message:focus");
    while ((await focused.count()) === 0) await page.keyboard.press("Tab");
    const asked = await focused.textContent();
    await page.keyboard.press("Enter");

    expect(atTheBeginning).toBe(1);
    expect(await messages.count()).toBe(2);
    expect(asked).toContain("Allocate");
    expect(await page.locator(".payload pre").textContent()).toContain('"orderId": "order-1"');
  });

  test("keeps a batch with fifty lines readable", async () => {
    await using opened = await site.open("/lab/?chapter=12&example=fifty-lines");
    const { page, complaints } = opened;

    await send(page, "A batch with fifty lines is lost");
    const folded = await page.locator("svg .message").allTextContents();
    await page.getByRole("button", { name: "Show OutOfStock one by one" }).click();

    expect(folded).toHaveLength(3);
    expect(folded.join(" ")).toContain("OutOfStock × 50");
    expect(await page.locator("svg .message").count()).toBe(52);
    expect(await page.locator("tr.removed").count()).toBe(50);
    expect(complaints).toEqual([]);
  });

  test("has room on a narrow screen, also for messages and a payload", async () => {
    await using opened = await site.open("/lab/?chapter=11&broker=down", { viewport: { width: 375, height: 800 } });
    const { page } = opened;
    await send(page, "Add a batch");
    await send(page, "Order two tables");
    await page.locator("svg .message").first().press("Enter");
    await page.locator(".payload pre").waitFor();

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test("ends an application that hangs, says so, and starts it anew", async () => {
    await using opened = await site.open("/lab/?chapter=99");
    const { page } = opened;
    await page.route("**/data/lab/06.json", async (route) => {
      const files = await (await route.fetch()).json();
      const file = "src/service-layer/services.ts";
      const hanging = files[file].replace(
        "const reference = allocateToBest",
        'while (sku === "NO-SUCH-CHAIR") {}\n  $&',
      );
      await route.fulfill({ json: { ...files, [file]: hanging } });
    });
    await page.goto(`${site.url}/lab/?chapter=06&example=unknown`);
    await send(page, "Add a batch");

    await page.getByRole("button", { name: "Order what nobody sells" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("started anew").waitFor();
    await send(page, "Add a batch");

    expect(await page.getByRole("status").textContent()).toContain("201 Created");
    expect(await page.getByText("1 row added").count()).toBe(1);
  });

  test("says what there is, when the address asks for what is not there", async () => {
    await using opened = await site.open("/lab/?chapter=99");
    await using wrong = await site.open("/lab/?chapter=10&example=oops&throws=nobody");

    await opened.page.getByRole("alert").waitFor();
    await wrong.page.getByText("no handler “nobody”").waitFor();

    expect(await opened.page.getByRole("alert").textContent()).toContain("04 · ");
    expect(await wrong.page.getByRole("alert").first().textContent()).toContain("has no example “oops”");
  });
});
