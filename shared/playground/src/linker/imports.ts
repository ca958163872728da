import type { Files } from "./files.ts";
import { isRelative, resolve } from "./resolve.ts";
import { transpile } from "./transpile.ts";

/** All that a file reaches through imports: other files, and libraries by their names. Imports of types alone count for nothing. */
export type Reach = Readonly<{ files: ReadonlySet<string>; libraries: ReadonlySet<string> }>;

/** @throws ModuleNotFound when an import leads nowhere, SyntaxErrorIn when a file cannot be parsed */
export function reachOf(entry: string, files: Files): Reach {
  const reached = new Set([entry]);
  const libraries = new Set<string>();
  for (const file of reached) {
    for (const name of importsIn(files[file] ?? "", file)) {
      if (isRelative(name)) reached.add(resolve(name, file, files));
      else libraries.add(name);
    }
  }
  return { files: reached, libraries };
}

/** What is left of the imports when the types are gone. */
function importsIn(text: string, file: string): string[] {
  return [...transpile(text, file).matchAll(/\brequire\(['"]([^'"]+)['"]\)/g)].map(([, name = ""]) => name);
}
