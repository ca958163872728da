import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import ts from "typescript";

/** The same text is asked for again with each tree, and with each save. */
const imports = new Map<string, readonly string[]>();

/** What a module imports, as it is written there. */
export function importedBy(text: string): readonly string[] {
  const found = imports.get(text) ?? ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  imports.set(text, found);
  return found;
}

/** The files of a tree that these modules import, that those import in turn, and so on; not the modules themselves. */
export function importedBelow(files: readonly string[], tree: Tree): readonly string[] {
  const reached = new Set(files);
  for (const file of reached)
    for (const name of importedBy(tree.get(file)?.toString("utf8") ?? "")) {
      const imported = path.posix.join(path.posix.dirname(file), name);
      if (name.startsWith(".") && tree.has(imported)) reached.add(imported);
    }
  return [...reached].filter((file) => !files.includes(file));
}
