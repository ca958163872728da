// In a browser that does not know `using` the same tests have the same results: it is lowered there.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openPlayground } from "./playground-page.ts";
import { openKept, openSite, type Site } from "./site.ts";

// All tests of a chapter, twice.
vi.setConfig({ testTimeout: 180_000 });

/** Takes it out of the engine itself, in pages and workers. */
const WITHOUT_USING = "--js-flags=--no-js-explicit-resource-management";
const UNIT_OF_WORK = "src/adapters/unit-of-work.ts";

let modern: Site;
let older: Site;
beforeAll(async () => {
  modern = await openSite();
  older = await openSite({ flags: [WITHOUT_USING] });
});
afterAll(async () => {
  await modern[Symbol.asyncDispose]();
  await older[Symbol.asyncDispose]();
});

test("the older browser is one: it knows neither the words nor what belongs to them", async () => {
  await using open = await older.open("/");

  const known = await open.page.evaluate(() => {
    const parses = (code: string) => {
      try {
        return new Function(code) instanceof Function;
      } catch {
        return false;
      }
    };
    return [parses("{ using a = null; }"), "DisposableStack" in globalThis, "SuppressedError" in globalThis];
  });

  expect(known).toEqual([false, false, false]);
});

describe("chapter 06", () => {
  test("has the same results in both, and what lowers is loaded in the older one alone", async () => {
    const [natively, lowered] = [await allTestsIn(modern), await allTestsIn(older)];

    expect(lowered.results).toEqual(natively.results);
    expect(lowered.results.length).toBeGreaterThan(50);
    expect(lowered.results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect([natively.lowers, lowered.lowers]).toEqual([false, true]);
    expect(lowered.complaints).toEqual([]);
  });

  test("names the same line of a failure in both", async () => {
    const [natively, lowered] = [await failureIn(modern), await failureIn(older)];

    expect(lowered).toEqual(natively);
    expect(lowered).toMatch(/not today[\s\S]*\.ts:\d+/);
  });
});

test("the lab's application answers in the older browser as well", async () => {
  await using open = await older.open("/lab/?chapter=10");
  await open.page.getByRole("button", { name: /^Send/ }).click();

  await open.page.getByText("nothing is at work any more").waitFor();
  expect(await open.page.getByRole("status").textContent()).toContain("201 Created");
  expect(open.complaints).toEqual([]);
});

test("once visited, it works without the server too", async () => {
  await using own = await openSite({ flags: [WITHOUT_USING] });
  await using open = await openKept(own);
  await own.stopServing();

  await open.page.goto(`${own.url}/play/06/`);
  await open.page.getByRole("button", { name: "Run all tests" }).click();

  await expect
    .poll(() => open.page.locator(".results [role=status]").textContent())
    .toMatch(/^[1-9]\d* passed, 0 failed/);
});

async function allTestsIn(site: Site) {
  await using playground = await openPlayground(site, "06");
  const asked: string[] = [];
  playground.page.context().on("request", (request) => asked.push(request.url()));
  await playground.run("Run all tests");
  return {
    results: await playground.results(),
    lowers: asked.some((url) => /\/lower[-.][^/]*\.js$/.test(url)),
    complaints: playground.complaints,
  };
}

/** What is said of a unit of work that cannot commit. */
async function failureIn(site: Site): Promise<string> {
  await using playground = await openPlayground(site, "06", `?file=${UNIT_OF_WORK}`);
  const text = await playground.page.evaluate(
    async (file) => (await (await fetch("/data/play/06.json")).json()).files[file],
    UNIT_OF_WORK,
  );
  await playground.write(
    text.replace(/(commit\([^)]*\)[^{]*\{)/, '$1\n    if (Date.now()) throw new Error("not today");'),
  );
  await playground.run("Run all tests");
  return await playground.failure();
}
