// Draws public/social.png, which stands for a link to the site: `pnpm --filter ./docs social`.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { readCurriculum } from "@cosmic/curriculum";
import { chromium as driver } from "playwright-core";
import { chromium } from "../tests/browser/chromium.ts";

const FILE = path.resolve(import.meta.dirname, "../public/social.png");
const { chapters } = await readCurriculum(path.resolve(import.meta.dirname, "../.."));
const items = chapters.map(({ manifest }) => `<li>${manifest.number}</li>`).join("");
const template = await readFile(path.join(import.meta.dirname, "social.html"), "utf8");

const browser = await driver.launch(await chromium());
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(template.replace("<ol></ol>", `<ol>${items}</ol>`));
await page.screenshot({ path: FILE });
await browser.close();
console.log(`drawn: ${FILE}`);
