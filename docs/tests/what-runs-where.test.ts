// The guide names every file that the playground does not run, under its reason, and no other.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../dist");
const page = readFileSync(path.join(DIST, "guides/what-runs-where/index.html"), "utf8");

test.each(readdirSync(path.join(DIST, "data/play")).sort())("of the chapter of %s", (file) => {
  const { number, cannotRun } = JSON.parse(readFileSync(path.join(DIST, "data/play", file), "utf8"));

  expect(saidOf(number)).toEqual(new Map(Object.entries(cannotRun).map(([path, why]) => [path, plain(String(why))])));
});

test("there are files to name", () => {
  expect(saidOf("07").size).toBeGreaterThan(10);
  expect(saidOf("01").size).toBe(0);
});

/** The reasons by file, from the page's list of a chapter. */
function saidOf(number: string): ReadonlyMap<string, string> {
  const [, list = ""] = page.match(new RegExp(`<dl data-chapter="${number}"[^>]*>(.*?)</dl>`, "s")) ?? [];
  let reason = "";
  const said = new Map<string, string>();
  for (const [, kind, content = ""] of list.matchAll(/<(dt|dd)\b[^>]*>(.*?)<\/\1>/gs)) {
    const text = content.replaceAll(/<[^>]+>/g, "").replaceAll("&#39;", "'");
    if (kind === "dt") reason = plain(text);
    else said.set(text, reason);
  }
  return said;
}

/** Without what makes a whole sentence of it. */
const plain = (reason: string) => reason.replace(/\.$/, "").toLowerCase();
