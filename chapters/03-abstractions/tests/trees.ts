import fc from "fast-check";
import type { Files } from "./builders.ts";

type Folder = { readonly [name: string]: Folder | string };

const { folder } = fc.letrec<{ folder: Folder; entry: Folder | string }>((tie) => ({
  folder: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("entry")),
  entry: fc.oneof({ maxDepth: 2 }, fc.constantFrom("apple", "banana", "cherry"), tie("folder")),
}));

/**
 * Small trees of few names and contents, so that two of them often hold duplicates, swaps, and a file where the other
 * has a folder.
 */
export const trees: fc.Arbitrary<Files> = folder.map((root) => Object.fromEntries(filesIn(root)));

/** Two trees of the same paths and contents, each path with a content of its own, seldom the same one in both. */
export const shuffledTrees: fc.Arbitrary<[Files, Files]> = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d/e", "d/f", "d/g/h", "d/g/i"))
  .chain((paths) => fc.tuple(fc.constant(paths), fc.shuffledSubarray(paths, { minLength: paths.length })))
  .map(([paths, shuffled]) => [numbered(paths), numbered(shuffled)]);

function filesIn(folder: Folder, above = ""): [path: string, content: string][] {
  return Object.entries(folder).flatMap(([name, entry]) =>
    typeof entry === "string" ? [[above + name, entry]] : filesIn(entry, `${above}${name}/`),
  );
}

function numbered(paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path, index) => [path, `content ${index}`]));
}
