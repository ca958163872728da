import type { Check } from "./check.ts";
import type { Machine } from "./machine.ts";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "firefox"];
/** Comes with the system, and is not started by a name on PATH. */
const COMES_ALONG: Partial<Record<NodeJS.Platform, string>> = { darwin: "Safari", win32: "Edge" };

export async function browser({ versionOf, platform }: Machine): Promise<Check> {
  const check = { name: "a browser", needed: false };
  const versions = await Promise.all(
    PROGRAMS.map(async (program) => ({ program, version: await versionOf(program, "--version") })),
  );
  const found = versions.find(({ version }) => version !== undefined);
  if (found) return { ...check, found: `${found.program} ${found.version}` };
  const own = COMES_ALONG[platform];
  if (own !== undefined) return { ...check, found: own };
  return {
    ...check,
    lack: {
      problem: "is missing",
      remedy: "install one (Debian: apt install chromium), or forward ports 4321 and 5005 to a machine that has one",
      disables: "the site, and a look at the dashboard of chapters 12 and 13",
    },
  };
}
