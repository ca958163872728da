import { createHash } from "node:crypto";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import ts from "typescript";

/**
 * Stands for all that can decide how a test file ends in a tree: the file, what it imports and what that imports in turn,
 * and the package's settings. Two runs with the same fingerprint are one and the same run.
 *
 * A module that knows its own place can read or start any file around it: then the whole tree counts, save other tests.
 */
export function fingerprintOf(tree: Tree, test: string): string {
  const hash = createHash("sha256").update(test);
  for (const file of [...SETTINGS, ...filesBehind(tree, test)].sort())
    hash.update(`\0${file}\0`).update(tree.get(file) ?? "is not there");
  return hash.digest("hex");
}

const SETTINGS = ["package.json", "tsconfig.json"];

/** Ways to learn of a place in the tree, or to reach a file by other means than a plain import. */
const KNOWS_ITS_PLACE =
  /import\.meta|__dirname|__filename|testPath|\bstack\b|\bvi\.|[Ss]napshot|\b(import|require)\((?!")/;

function filesBehind(tree: Tree, test: string): Iterable<string> {
  const reached = new Set([test]);
  for (const file of reached) {
    const text = tree.get(file)?.toString("utf8") ?? "";
    if (KNOWS_ITS_PLACE.test(text))
      return [...tree.keys(), ...reached].filter((each) => each === test || !isTest(each));
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      if (fileName.startsWith(".")) reached.add(path.posix.join(path.posix.dirname(file), fileName));
  }
  return reached;
}

function isTest(file: string): boolean {
  return file.endsWith(".test.ts");
}
