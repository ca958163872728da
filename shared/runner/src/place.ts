import path from "node:path";
import { parseStacktrace } from "@vitest/utils/source-map";
import type { Place } from "./test-run.ts";

/** The places of a stack that are in files of the reader's own, innermost first. */
export function placesIn(stack: string, folder: string): readonly Place[] {
  return parseStacktrace(stack).flatMap(({ file, line, column, method }) => {
    const own = ownPath(file, folder);
    if (own === undefined) return [];
    return [{ file: own, line, column, ...(isName(method) && { function: method }) }];
  });
}

/** Below the folder with forward slashes, unless it is elsewhere, or a package's. */
export function ownPath(file: string, folder: string): string | undefined {
  if (!path.isAbsolute(file)) return undefined;
  const relative = below(file, folder);
  const elsewhere = relative === "" || relative.startsWith("../") || path.isAbsolute(relative);
  return elsewhere || relative.split("/").includes("node_modules") ? undefined : relative;
}

export function below(file: string, folder: string): string {
  return path.relative(folder, file).split(path.sep).join("/");
}

function isName(method: string): boolean {
  return method !== "" && !method.includes("<anonymous>");
}
