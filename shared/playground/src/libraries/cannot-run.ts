import type { Files } from "../linker/files.ts";
import { isRelative, resolve } from "../linker/resolve.ts";
import { NEEDS, TESTKIT_NEEDS } from "./absent.ts";

/**
 * What a test file needs that a page does not have; undefined when it can run. Its own imports tell, and those of its
 * helpers: what the code under test imports it need not use.
 */
export function needOf(test: string, files: Files): string | undefined {
  const reached = new Set([test]);
  for (const file of reached) {
    for (const { names, from } of importsIn(files[file] ?? "")) {
      const need = NEEDS[from] ?? names.map((name) => from === "@cosmic/testkit" && TESTKIT_NEEDS[name]).find(Boolean);
      if (need) return need;
      if (!isRelative(from)) continue;
      const path = resolve(from, file, files);
      if (path.startsWith("tests/")) reached.add(path);
    }
  }
  return undefined;
}

const IMPORT = /^(?:import|export)\s+(?!type\b)(?:(.*?)\s+from\s+)?"([^"]+)"/gms;

function importsIn(text: string) {
  return [...text.matchAll(IMPORT)].map(([, clause = "", from = ""]) => ({
    names: [...clause.matchAll(/(?<!\btype\s)\b(\w+)\b/g)].map(([, name = ""]) => name),
    from,
  }));
}
