// Takes pictures of each kind of page, in light, dark and narrow: `node tests/browser/look.ts <folder>`.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { KINDS } from "./kinds.ts";
import { openSite } from "./site.ts";

const [folder = "screenshots"] = process.argv.slice(2);
const LOOKS = [
  { look: "light", options: { colorScheme: "light" } },
  { look: "dark", options: { colorScheme: "dark" } },
  { look: "narrow", options: { colorScheme: "light", viewport: { width: 375, height: 800 } } },
] as const;

await mkdir(folder, { recursive: true });
await using site = await openSite();
for (const { kind, path: place } of KINDS)
  for (const { look, options } of LOOKS) {
    await using open = await site.open(place, options);
    await open.page.waitForLoadState("networkidle");
    await open.page.waitForTimeout(500);
    await open.page.screenshot({ path: path.join(folder, `${kind.replaceAll(" ", "-")}-${look}.png`) });
  }
