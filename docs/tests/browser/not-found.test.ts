// Whoever comes by a wrong address is helped on, with the server and without.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openKept, openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

describe("a page that is not there", () => {
  test("is answered as such, with all chapters", async () => {
    await using open = await site.open("/");

    const response = await open.page.goto(`${site.url}/nowhere/`);

    expect(response?.status()).toBe(404);
    expect(await open.page.locator("h1").textContent()).toBe("There is no such page");
    expect(await open.page.locator("main .chapters a").count()).toBe(14);
    expect(await meant(open.page)).toEqual([]);
  });

  test.each([
    ["/06", ["/chapters/06-unit-of-work/"]],
    ["/chapter/6/", ["/chapters/06-unit-of-work/"]],
    ["/unit-of-work", ["/chapters/06-unit-of-work/"]],
    ["/dependency/cqrs.html", ["/chapters/12-cqrs/", "/chapters/13-dependency-injection/"]],
  ])("%s is taken for %j", async (address, links) => {
    await using open = await site.open(address);

    expect(await meant(open.page)).toEqual(links);
  });

  test("opens the search", async () => {
    await using open = await site.open("/nowhere/");

    await open.page.getByRole("button", { name: "Search the book" }).click();

    await open.page.getByRole("dialog").waitFor();
  });
});

test("without the server, too, and a forgotten slash is forgiven", async () => {
  await using own = await openSite();
  await using open = await openKept(own);
  await own.stopServing();

  const response = await open.page.goto(`${own.url}/chapter/6/`);

  expect(response?.status()).toBe(404);
  expect(await meant(open.page)).toEqual(["/chapters/06-unit-of-work/"]);
  await open.page.goto(`${own.url}/chapters/06-unit-of-work`);
  expect(await open.page.locator("h1").textContent()).toContain("06");
});

/** Where the suggestions lead. */
async function meant(page: Page): Promise<(string | null)[]> {
  const links = await page.locator("not-found .meant a").all();
  return Promise.all(links.map((link) => link.getAttribute("href")));
}
