// The playground beside Node: every test file of every chapter that can run in a page has the same tests there, with the
// same outcomes. Node's are those of the chapters' own suites, which have just run.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { readCurriculum } from "@cosmic/curriculum";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openPlayground, type Shown } from "./playground-page.ts";
import { openSite, type Site } from "./site.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const { chapters } = await readCurriculum(ROOT);

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

describe.each(chapters.filter(({ manifest }) => manifest.kind !== "reading"))("$name", ({ folder, manifest }) => {
  test("has the same results in a page as in Node", { timeout: 300_000 }, async ({ annotate }) => {
    const inNode = await reportOf(folder);
    await using playground = await openPlayground(site, manifest.number);
    await playground.run("Run all tests");

    const inPage = await playground.results();

    const files = new Set(inPage.map(({ file }) => file));
    expect(lines(inPage)).toEqual(lines(inNode.filter(({ file }) => files.has(file))));
    const data = await (await fetch(`${site.url}/data/play/${manifest.number}.json`)).json();
    const elsewhere = Object.keys(data.cannotRun);
    expect(new Set([...files, ...elsewhere])).toEqual(new Set(inNode.map(({ file }) => file)));
    await annotate(`${files.size} files of tests run in a page, ${elsewhere.length} do not`);
  });
});

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

async function reportOf(folder: string): Promise<Shown[]> {
  const file = path.join(folder, ".reports/tests.json");
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`${file} is not there: run the chapters' tests first (npm test)`);
  });
  return report.parse(JSON.parse(text)).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: path.relative(folder, name).replaceAll(path.sep, "/"),
      sentence: [...ancestorTitles, title].join(" > "),
      outcome: status === "pending" ? "skipped" : status,
    })),
  );
}

/** Sorted, for files run in another order. */
function lines(results: readonly Shown[]): string[] {
  return results.map(({ file, sentence, outcome }) => `${file} ${outcome} ${sentence}`).sort();
}
