import { expect, test } from "vitest";
import { differencesBetween, patchOf, sizeOf, type Tree, withRenames } from "../src/index.ts";

const before = tree({ "gone.ts": "one\ntwo\n", "kept.ts": "same\n", "changed.ts": "one\ntwo\nthree\n" });
const after = tree({ "new.ts": "one\n", "kept.ts": "same\n", "changed.ts": "one\n2\nthree\nfour\n" });

test("names what was added, removed and modified, in the order of paths", () => {
  const differences = differencesBetween(before, after);

  expect(differences.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    "modified changed.ts",
    "removed gone.ts",
    "added new.ts",
  ]);
});

test("counts the lines of each", () => {
  const sizes = differencesBetween(before, after).map(sizeOf);

  expect(sizes).toEqual([
    { added: 2, removed: 1 },
    { added: 0, removed: 2 },
    { added: 1, removed: 0 },
  ]);
});

test("is written as a patch", () => {
  const patches = differencesBetween(before, after).map(patchOf);

  expect(patches[0]).toContain("--- a/changed.ts\n+++ b/changed.ts\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four\n");
  expect(patches[1]).toContain("--- a/gone.ts\n+++ /dev/null\n");
  expect(patches[2]).toContain("--- /dev/null\n+++ b/new.ts\n");
});

test("a file that was renamed is one difference: what changed in it", () => {
  const differences = differencesBetween(before, tree({ ...written(after), "moved.ts": "one\n2\n" }));

  const renamed = withRenames(differences, new Map([["moved.ts", "gone.ts"]]));

  expect(renamed.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    "modified changed.ts",
    "renamed moved.ts",
    "added new.ts",
  ]);
  expect(renamed.map(sizeOf)[1]).toEqual({ added: 1, removed: 1 });
  expect(renamed.map(patchOf)[1]).toBe(
    "diff --git a/gone.ts b/moved.ts\nrename from gone.ts\nrename to moved.ts\n" +
      "--- a/gone.ts\n+++ b/moved.ts\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n",
  );
});

test("a file that is said to be renamed, but whose old path is still there, was added", () => {
  const differences = differencesBetween(before, after);

  expect(withRenames(differences, new Map([["new.ts", "kept.ts"]]))).toEqual(differences);
});

test("a package's name and version are no difference, its other fields are", () => {
  const manifest = (fields: object) => tree({ "package.json": JSON.stringify({ name: "a", version: "1", ...fields }) });

  expect(differencesBetween(manifest({}), manifest({ name: "b", version: "2" }))).toEqual([]);
  expect(differencesBetween(manifest({}), manifest({ type: "module" }))).toHaveLength(1);
});

function written(files: Tree): Record<string, string> {
  return Object.fromEntries([...files].map(([path, content]) => [path, content.toString("utf8")]));
}

function tree(files: Record<string, string>): Tree {
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}
