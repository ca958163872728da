import type { Files } from "./files.ts";

/** The file that a relative import means. @throws ModuleNotFound, as Node would. */
export function resolve(specifier: string, from: string, files: Files): string {
  const path = normalized(`${from.slice(0, from.lastIndexOf("/") + 1)}${specifier}`);
  if (path in files) return path;
  throw new ModuleNotFound(specifier, from);
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith("./") || specifier.startsWith("../");
}

/** An import that leads nowhere. */
class ModuleNotFound extends Error {
  override readonly name = "ModuleNotFound";

  constructor(specifier: string, from: string) {
    super(`Cannot find module '${specifier}' imported from ${from}`);
  }
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
