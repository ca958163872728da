import { createHash } from "node:crypto";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import ts from "typescript";
import { surroundingsOf } from "./surroundings.ts";

/**
 * Stands for all that can decide how a test file ends in a tree: the file, what it imports and what that imports in turn,
 * the places that these modules name, and the package's settings. Two runs with the same fingerprint are one and the
 * same run, in whichever chapter.
 *
 * A module that knows its own place, and does not plainly name what it wants from there, can read or start any file
 * around it: then the whole tree counts, save other tests.
 */
export function fingerprintOf(tree: Tree, test: string): string {
  const hash = createHash("sha256").update(`${test}\0${settingsOf(tree)}`);
  for (const file of [...filesBehind(tree, test)].sort())
    hash.update(`\0${file}\0`).update(tree.get(file) ?? "is not there");
  return hash.digest("hex");
}

/** A package's own name and commands decide nothing. */
function settingsOf(tree: Tree): string {
  const manifest = textOf(tree, "package.json");
  if (manifest === "") return textOf(tree, "tsconfig.json");
  const { name, description, scripts, ...settings } = JSON.parse(manifest);
  return JSON.stringify([settings, textOf(tree, "tsconfig.json")]);
}

function filesBehind(tree: Tree, test: string): ReadonlySet<string> {
  const candidates = [...tree.keys()].filter((file) => file === test || !file.endsWith(".test.ts"));
  const reached = new Set([test]);
  for (const file of reached) {
    const text = textOf(tree, file);
    const surroundings = surroundingsOf(text);
    if (surroundings === "everything") return new Set([...candidates, ...reached]);
    const imported = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    for (const place of [...surroundings, ...imported.filter((name) => name.startsWith("."))])
      for (const each of at(path.posix.join(path.posix.dirname(file), place), candidates)) reached.add(each);
  }
  return reached;
}

/** The files that stand there or below; where nothing stands, the place itself. */
function at(place: string, files: readonly string[]): readonly string[] {
  const folder = place === "." || place === "./" ? "" : `${place}/`;
  const found = files.filter((file) => file === place || file.startsWith(folder));
  return found.length > 0 ? found : [place];
}

function textOf(tree: Tree, file: string): string {
  return tree.get(file)?.toString("utf8") ?? "";
}
