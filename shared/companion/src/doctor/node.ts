import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Check } from "./check.ts";
import { isAtLeast, type Machine } from "./machine.ts";

const WANTED = "24";

/** Node runs the project's TypeScript as it is. */
export async function node({ root, node: version }: Machine): Promise<Check> {
  const wanted = pinnedIn(root);
  if (isAtLeast(version, wanted)) return { name: "Node", needed: true, found: version };
  return {
    name: "Node",
    needed: root !== undefined && !bringsItsOwn(root),
    found: version,
    lack: {
      problem: `is ${version}, the project runs on ${wanted}`,
      remedy: `install it from https://nodejs.org, or let npm start and npm test bring one into .toolchain/`,
      disables: "the chapters, and every command but conform, doctor and completion",
    },
  };
}

/** Any version of the pinned one's line will do. */
function pinnedIn(root: string | undefined): string {
  const file = path.join(root ?? "", ".nvmrc");
  if (root === undefined || !existsSync(file)) return WANTED;
  return readFileSync(file, "utf8").trim().split(".")[0] ?? WANTED;
}

function bringsItsOwn(root: string): boolean {
  return ["node", "node.exe", "node.cmd"].some((name) =>
    existsSync(path.join(root, ".toolchain/node_modules/.bin", name)),
  );
}
