// How long a reader waits for a result: `pnpm --filter ./docs bench`. A figure of this machine says little by itself;
// beside it stands what the same machine needed, in the same minute, for a test that does almost nothing.
import type { Page } from "playwright-core";
import { openSite, type Site } from "../tests/browser/site.ts";

const RUNS = 25;
const FLOOR = 'import { expect, test } from "vitest";\n\ntest("almost nothing", () => expect(1).toBe(1));\n';
const FILES = [
  { chapter: "01", file: "tests/unit/batch.test.ts" },
  { chapter: "06", file: "tests/unit/allocate-service.test.ts" },
] as const;
/** Milliseconds. While a reader reads a result, the worker of the next run gets ready. */
const READING = 500;

await using site = await openSite();
for (const { chapter, file } of FILES) {
  await using real = await openAt(site, chapter, file);
  await using floor = await openAt(site, chapter, file, FLOOR);
  const times: Record<"real" | "floor", number[]> = { real: [], floor: [] };
  // In turns, so that whatever else the machine does strikes both. The first of each is for warming up.
  for (let run = 0; run <= RUNS; run++)
    for (const [name, { page }] of [
      ["real", real],
      ["floor", floor],
    ] as const) {
      const milliseconds = await clickToResult(page);
      if (run > 0) times[name].push(milliseconds);
      await page.waitForTimeout(READING);
    }
  const [median, base] = [quantile(times.real, 0.5), quantile(times.floor, 0.5)];
  console.log(
    `chapter ${chapter}, ${file}: ${told(times.real)}; almost empty: ${told(times.floor)}; ratio ${(median / base).toFixed(1)}`,
  );
}

/** A page with the file opened; with another text in it where one is given. */
async function openAt(site: Site, chapter: string, file: string, text?: string) {
  const open = await site.open(`/play/${chapter}/?file=${file}`);
  if (text !== undefined) {
    const edits = { name: `cosmic read ${chapter}`, value: JSON.stringify({ [file]: text }) };
    await open.page.evaluate(({ name, value }) => localStorage.setItem(name, value), edits);
    await open.page.reload();
  }
  await open.page.getByRole("button", { name: "Run this file" }).waitFor();
  return open;
}

/** From the click until the summary is there to be read, by the clock of the page. */
async function clickToResult(page: Page): Promise<number> {
  const { milliseconds, summary } = await page.evaluate(
    () =>
      new Promise<{ milliseconds: number; summary: string }>((resolve) => {
        const status = document.querySelector(".results [role=status]");
        const button = [...document.querySelectorAll("button")].find((each) => each.textContent === "Run this file");
        if (!status || !button) throw new Error("There is no playground on this page.");
        const began = performance.now();
        const observer = new MutationObserver(() => {
          const summary = status.textContent ?? "";
          if (!/^\d+ passed/.test(summary)) return;
          observer.disconnect();
          resolve({ milliseconds: performance.now() - began, summary });
        });
        observer.observe(status, { subtree: true, childList: true, characterData: true });
        button.click();
      }),
  );
  if (!/^[1-9]\d* passed, 0 failed/.test(summary)) throw new Error(`What was measured is no good run: ${summary}`);
  return milliseconds;
}

function told(times: readonly number[]): string {
  return `median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms of ${times.length}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
