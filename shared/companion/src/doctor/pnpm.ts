import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Check } from "./check.ts";
import { isAtLeast, type Machine } from "./machine.ts";

const TOOLS = ".toolchain/node_modules/.bin";

/** pnpm is on PATH in the version that the repository is pinned to, or at least lies ready beside it. */
export async function pnpm({ root, versionOf }: Machine): Promise<Check> {
  const name = "pnpm";
  const pinned = pinnedIn(root);
  const found = await versionOf("pnpm", "--version");
  if (found !== undefined && isOfLine(found, pinned)) return { name, needed: true, found };

  const isReady = root !== undefined && existsSync(path.join(root, TOOLS));
  const remedy = isReady
    ? `export PATH="${path.join(root, TOOLS)}:$PATH"`
    : `npm install --global pnpm@${pinned}; npm start and npm test bring one of their own`;
  if (found === undefined)
    return { name, needed: false, lack: { problem: "is not on PATH", remedy, disables: "whatever begins with pnpm" } };
  const problem = `is ${found}, the project is pinned to ${pinned}`;
  return {
    name,
    needed: false,
    found,
    lack: { problem, remedy, disables: "pnpm install (another version may write another lockfile)" },
  };
}

function isOfLine(version: string, pinned: string): boolean {
  const [major = ""] = pinned.split(".");
  return isAtLeast(version, major) && !isAtLeast(version, String(Number(major) + 1));
}

function pinnedIn(root: string | undefined): string {
  const manifest = root === undefined ? {} : JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const { packageManager } = manifest as { packageManager?: string };
  return packageManager?.replace("pnpm@", "") ?? "12";
}
