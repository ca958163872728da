import { expect, test } from "vitest";
import { fingerprintOf } from "../src/chain/fingerprint.ts";

const TEST = "tests/a.test.ts";
const files = {
  [TEST]: 'import { a } from "../src/a.ts";\nimport { expect } from "vitest";\n',
  "src/a.ts": 'export { b } from "./b.ts";\nimport type { C } from "./deep/c.ts";\n',
  "src/b.ts": "export const b = 1;\n",
  "src/deep/c.ts": 'export type C = typeof import("./d.ts");\n',
  "src/other.ts": "export const other = 1;\n",
};

test.each([
  ["the test", TEST, 'import { a } from "../src/a.ts";\n'],
  ["what it imports", "src/a.ts", 'export { b } from "./b.ts";\n'],
  ["what that imports in turn", "src/b.ts", "export const b = 2;\n"],
  ["a module that was missing", "src/deep/d.ts", "export const d = 1;\n"],
  ["the package's settings", "package.json", "{}"],
])("%s counts", (_, file, text) => {
  expect(fingerprintOf(treeOf({ ...files, [file]: text }), TEST)).not.toBe(fingerprintOf(treeOf(files), TEST));
});

test("what it does not import does not count", () => {
  const changed = treeOf({ ...files, "src/other.ts": "export const other = 2;\n", "README.md": "new" });

  expect(fingerprintOf(changed, TEST)).toBe(fingerprintOf(treeOf(files), TEST));
});

test.each([
  "export const b = import.meta.dirname;",
  "export const b = () => import(`./$" + "{name}.ts`);",
  "export const b = new Error().stack;",
])("everything counts for a module that knows its place: %s", (text) => {
  const knowing = { ...files, "src/b.ts": text };
  const changed = treeOf({ ...knowing, "src/other.ts": "export const other = 2;\n" });

  expect(fingerprintOf(changed, TEST)).not.toBe(fingerprintOf(treeOf(knowing), TEST));
});

test("another test does not count, even for a module that knows its place", () => {
  const knowing = { ...files, "src/b.ts": "export const b = import.meta.dirname;" };
  const changed = treeOf({ ...knowing, "tests/b.test.ts": "new" });

  expect(fingerprintOf(changed, TEST)).toBe(fingerprintOf(treeOf(knowing), TEST));
});

function treeOf(texts: Readonly<Record<string, string>>): Map<string, Buffer> {
  return new Map(Object.entries(texts).map(([file, text]) => [file, Buffer.from(text)]));
}
