import { createHash } from "node:crypto";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import { importedBy } from "../imported-by.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * Stands for all that can decide how a test file ends in a tree: the file, what it imports and what that imports in turn,
 * the places that these modules name, and the package's settings. Two runs with the same fingerprint are one and the
 * same run, in whichever chapter.
 *
 * A module that knows its own place, and does not plainly name what it wants from there, can read or start any file
 * around it: then the whole tree counts, save other tests; for an end-to-end test, which knows the place of the
 * programs that it starts, all that these reach.
 */
export function fingerprintOf(tree: Tree, test: string): string {
  const hash = createHash("sha256").update(`${test}\0${settingsOf(tree)}`);
  for (const file of [...filesBehind(tree, test)].sort())
    hash.update(`\0${file}\0`).update(tree.get(file) ?? "is not there");
  return hash.digest("hex");
}

/**
 * A package's own name and commands decide nothing, but where a module knows its place, and so what its chapter is called:
 * there package.json counts like any other file.
 */
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
    if (surroundings === "everything" && isAboutPrograms(test) && !file.startsWith("src/"))
      for (const each of candidates.filter(isRunOrRead)) reached.add(each);
    else if (surroundings === "everything") return new Set([...candidates, ...reached]);
    const named = surroundings === "everything" ? [] : surroundings;
    for (const place of [...named, ...importedBy(text).filter((name) => name.startsWith("."))])
      for (const each of at(path.posix.join(path.posix.dirname(file), place), candidates)) reached.add(each);
  }
  return reached;
}

/** An end-to-end test starts programs and talks to them: of their code counts what they import. It reads none of it. */
function isAboutPrograms(test: string): boolean {
  return test.startsWith("tests/e2e/");
}

/** Programs, and whatever else is no module of the code or of the tests. */
function isRunOrRead(file: string): boolean {
  return /^(src\/entrypoints|tests\/processes)\//.test(file) || !/^(src|tests)\/.+[.]ts$/.test(file);
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
