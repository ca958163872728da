import { existsSync } from "node:fs";
import path from "node:path";
import type { Vitest } from "vitest/node";

/**
 * Lets vitest forget what it made of files that have changed, and of all that import them. When one came or went, imports
 * may resolve to something else everywhere: then, and when nobody knows what changed, it forgets everything.
 */
export function forget(vitest: Vitest, folder: string, changed: readonly string[] | undefined): void {
  const files = changed?.map((file) => path.join(folder, file));
  if (files?.every((file) => isKnown(vitest, file) && existsSync(file))) {
    for (const file of files) vitest.invalidateFile(posix(file));
    return;
  }
  for (const { moduleGraph } of Object.values(vitest.vite.environments)) moduleGraph.invalidateAll();
}

function isKnown(vitest: Vitest, file: string): boolean {
  return Object.values(vitest.vite.environments).some(({ moduleGraph }) => moduleGraph.getModulesByFile(posix(file)));
}

/** As vite writes paths. */
function posix(file: string): string {
  return file.split(path.sep).join("/");
}
