import { isUtf8 } from "node:buffer";
import { merge as merge3 } from "node-diff3";
import { sameContent } from "./hash.ts";

/**
 * Merges what changed from `base` to `theirs` into `mine`, keeping the line ends of `mine`.
 * @returns undefined when both changed the same lines, or when it is no text
 */
export function merged(mine: Buffer, base: Buffer, theirs: Buffer): Buffer | undefined {
  if (sameContent(mine, base)) return theirs;
  if (sameContent(theirs, base) || sameContent(mine, theirs)) return mine;
  if (![mine, base, theirs].every(isText)) return;
  const { conflict, result } = merge3(linesOf(mine), linesOf(base), linesOf(theirs));
  if (conflict) return;
  const lines: readonly string[] = result;
  return Buffer.from(lines.join(hasWindowsLineEnds(mine) ? "\r\n" : "\n"));
}

function isText(content: Buffer): boolean {
  return isUtf8(content) && !content.includes(0);
}

function linesOf(content: Buffer): string[] {
  return content.toString("utf8").split(/\r?\n/);
}

function hasWindowsLineEnds(content: Buffer): boolean {
  return content.includes("\r\n");
}
