import { createHash } from "node:crypto";
import type { Tree } from "@cosmic/curriculum";

export function hashOf(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The hash of each file's content, by its path. */
export function hashesOf(tree: Tree): Record<string, string> {
  return Object.fromEntries([...tree].map(([file, content]) => [file, hashOf(content)]));
}

export function sameContent(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && one.equals(other));
}
