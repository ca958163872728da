import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds in a part of the page by the rules of WCAG, level AA, in light and in dark: theme, rule, element and
 * remedy.
 * @param part a selector
 */
export async function findings(page: Page, part = "html"): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const theme of ["light", "dark"]) found.push(...(await page.evaluate(findingsIn, { theme, part })));
  return found;
}

/** Runs in the page. */
async function findingsIn({ theme, part }: { theme: string; part: string }): Promise<string[]> {
  document.documentElement.dataset.theme = theme;
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    // An experiment of axe's, which takes a keyboard shortcut in a button for a part of its name.
    rules: { "label-content-name-mismatch": { enabled: false } },
    // Without a report on all that is well it takes half of the time.
    resultTypes: ["violations"],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${theme}: ${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
