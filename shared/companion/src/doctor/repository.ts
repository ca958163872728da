import { existsSync } from "node:fs";
import path from "node:path";
import type { Check } from "./check.ts";
import type { Machine } from "./machine.ts";

/** Does the person stand in the repository, and are its packages installed? */
export async function repository({ root }: Machine): Promise<Check> {
  const name = "the repository";
  if (root === undefined)
    return {
      name,
      needed: false,
      lack: {
        problem: "is not around this folder",
        remedy: "clone it and change to it",
        disables: "every command but conform, doctor and completion",
      },
    };
  if (existsSync(path.join(root, "node_modules/.pnpm"))) return { name, needed: true, found: `installed in ${root}` };
  return {
    name,
    needed: true,
    lack: {
      problem: "is not installed yet",
      remedy: `run npm test, or only node ${path.join("shared", "toolchain", "bootstrap.mjs")} install, in ${root}`,
      disables: "everything",
    },
  };
}
