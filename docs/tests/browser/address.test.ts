// An address comes from anybody. It may say what a page shows; it may not do anything.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const HTML = `"><img src=x data-hostile onerror="hostile = true"><script data-hostile>hostile = true</script>`;
const HOSTILE = [HTML, "javascript:hostile=true", "__proto__", "../../../etc/passwd", "x".repeat(3_000)];

type Case = Readonly<{
  page: string;
  /** What the page knows, each with a value that it can use. Without the first the others say nothing. */
  knows: Readonly<Record<string, string>>;
  /** The part of an address after the sign of the number. */
  hash?: string;
  /** What the page shows when it is ready, or says when it cannot use an address. */
  ready: string;
  /** That nothing has run, as the page tells it; where it cannot run anything, nothing. */
  idle?: string;
}>;

const CASES: readonly Case[] = [
  {
    page: "/play/01/",
    knows: { exercise: "", file: "src/domain/batch.ts" },
    hash: "L3",
    ready: ".playground .cm-content",
    idle: "Nothing has run yet.",
  },
  {
    page: "/lab/",
    knows: { chapter: "10", example: "add-batch", mail: "down", broker: "down", throws: "allocate" },
    ready: ".lab [role=status]:has-text('The application is running. Send a request.'), .lab > [role=alert]",
    idle: "The application is running. Send a request.",
  },
  {
    page: "/diff/",
    knows: { from: "01", to: "02" },
    hash: "src/domain/batch.ts-R1",
    ready: ".summary, .diff .problem",
  },
  {
    page: "/map/",
    knows: { chapter: "09", file: "src/service-layer/message-bus.ts", closed: "src/adapters" },
    ready: ".map svg .box, main [role=alert]",
  },
  {
    page: "/advisor/",
    knows: { pattern: "repository", rules: "few", team: "curious", pain: "slow-tests" },
    ready: "pattern-advisor form",
  },
];

/** All that the page knows, as it should be; then with hostile values beside the first, in all places, and in each. */
function addressesOf({ page, knows, hash = "" }: Case): readonly string[] {
  const names = Object.keys(knows);
  const [first = "", ...others] = names;
  const all = (some: readonly string[], value: string) => Object.fromEntries(some.map((name) => [name, value]));
  const at = (values: Readonly<Record<string, string>>, end: string) =>
    `${page}?${new URLSearchParams(values)}${end && `#${encodeURIComponent(end)}`}`;
  return [
    at(knows, hash),
    ...HOSTILE.map((value) => at({ [first]: knows[first] ?? "", ...all(others, value) }, value)),
    ...HOSTILE.map((value) => at(all(names, value), value)),
    ...others.map((name) => at({ ...knows, [name]: HTML }, hash)),
    `${page}?${names.map((name) => `${name}=%E0%A4%A`).join("&")}#%E0%A4%A`,
    `${page}?__proto__=1&constructor=1&run=1&send=1`,
  ];
}

const hostileIn = (page: Page) =>
  page.evaluate(
    () => "hostile" in window || document.querySelector("[data-hostile], main a[href^='javascript:' i]") !== null,
  );

describe.each(CASES)("whatever the address says, $page", (each) => {
  test("shows itself or a message, and neither runs, nor sends, nor writes HTML of the address", {
    timeout: 120_000,
  }, async () => {
    await using open = await site.open(each.page);
    const { page, complaints } = open;

    for (const address of addressesOf(each)) {
      await page.goto(site.url + address);
      await page.locator(each.ready).first().waitFor();

      const said = await page.locator("main [role=status]").allTextContents();
      const refused = await page.locator("main [role=alert]").count();
      if (each.idle && refused === 0)
        expect(
          said.map((text) => text.trim()),
          address,
        ).toContain(each.idle);
      expect(await page.locator(".results details, .lab tr.added, .lab .flow").count(), address).toBe(0);
      expect(await hostileIn(page), address).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(
        0,
      );
      expect(complaints, address).toEqual([]);
    }
  });
});
