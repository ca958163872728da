import { SourceMap, type SourceMapPayload } from "node:module";
import type { Vitest } from "vitest/node";
import type { Origin } from "./compiler-error.ts";

/** Asks the maps that vite made when it compiled the files of this run. */
export function originIn(vitest: Vitest): Origin {
  return (file, line, column) => {
    const map = mapOf(vitest, file);
    if (!isPayload(map)) return undefined;
    const entry = new SourceMap(map).findEntry(line - 1, column - 1);
    if (!("originalLine" in entry)) return undefined;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}

function mapOf(vitest: Vitest, file: string): unknown {
  const graphs = Object.values(vitest.vite.environments).map(({ moduleGraph }) => moduleGraph);
  return graphs.map((graph) => graph.getModuleById(file)?.transformResult?.map).find(isPayload);
}

function isPayload(map: unknown): map is SourceMapPayload {
  return typeof map === "object" && map !== null && "mappings" in map && map.mappings !== "";
}
