import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../src/chain/fingerprint.ts";

const TEST = "tests/a.test.ts";
/** A module of src/ that names a folder and a file. */
const NAMING = `export const b = [
  path.join(import.meta.dirname, "../migrations"),
  path.join(
    import.meta.dirname,
    "../process.ts",
  ),
];`;
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

test("what the package is called does not count", () => {
  const [one, other] = ["01-one", "02-other"].map((name) =>
    treeOf({ ...files, "package.json": `{ "name": "${name}" }` }),
  );

  expect(fingerprintOf(one ?? new Map(), TEST)).toBe(fingerprintOf(other ?? new Map(), TEST));
});

test.each([
  ["a file in a folder that is named", "migrations/1.sql", "create table lamps"],
  ["a file that is named", "process.ts", "import './work.ts';"],
  ["what a named file imports", "work.ts", "export const work = 2;"],
])("%s counts", (_, file, text) => {
  const naming = {
    ...files,
    "src/b.ts": NAMING,
    "process.ts": 'import "./work.ts";',
    "work.ts": "export const work = 1;",
  };
  const changed = treeOf({ ...naming, [file]: text });

  expect(fingerprintOf(changed, TEST)).not.toBe(fingerprintOf(treeOf(naming), TEST));
});

test("for a module that names what it wants, nothing else counts", () => {
  const naming = { ...files, "src/b.ts": NAMING, "migrations/1.sql": "" };
  const changed = treeOf({ ...naming, "src/other.ts": "export const other = 2;\n" });

  expect(fingerprintOf(changed, TEST)).toBe(fingerprintOf(treeOf(naming), TEST));
});

test.each([
  'export const b = path.join(import.meta.dirname, "..", name);',
  'export const b = path.join(path.join(import.meta.dirname, "deep"), "..");',
  'export const b = path.join(import.meta.dirname, "deep") + "/../other.ts";',
  'export const b = path.dirname(path.join(import.meta.dirname, "deep"));',
  'export const b = path.join(import.meta.dirname, "..");',
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

describe("for an end-to-end test, which knows where its programs are,", () => {
  const E2E = "tests/e2e/a.test.ts";
  const programs = {
    [E2E]: 'import { folder } from "./folder.ts";\n',
    "tests/e2e/folder.ts": 'import "../helper.ts";\nexport const folder = import.meta.dirname;\n',
    "tests/helper.ts": "",
    "tests/other.ts": "",
    "tests/processes/work.ts": 'import "../../src/work.ts";\n',
    "src/entrypoints/server.ts": 'import "../b.ts";\n',
    "src/b.ts": "export const b = 1;\n",
    "src/work.ts": "export const work = 1;\n",
    "src/other.ts": "export const other = 1;\n",
    "migrations/1.sql": "",
  };
  const fingerprint = (changes: Readonly<Record<string, string>>) =>
    fingerprintOf(treeOf({ ...programs, ...changes }), E2E);

  test.each([
    "tests/e2e/folder.ts",
    "tests/helper.ts",
    "tests/processes/work.ts",
    "src/entrypoints/server.ts",
    "src/entrypoints/cli.ts",
    "src/b.ts",
    "src/work.ts",
    "migrations/1.sql",
    "compose.yaml",
  ])("%s counts", (file) => {
    expect(fingerprint({ [file]: "export const changed = 1;\n" })).not.toBe(fingerprint({}));
  });

  test("what no program imports does not count", () => {
    expect(fingerprint({ "src/other.ts": "new", "tests/other.ts": "new" })).toBe(fingerprint({}));
  });

  test("what its chapter is called counts: it may ask for that chapter's contract", () => {
    const [one, other] = ["01-one", "02-other"].map((name) => fingerprint({ "package.json": `{ "name": "${name}" }` }));

    expect(one).not.toBe(other);
  });

  test("what a program may read, because it knows its place, counts", () => {
    const knowing = { "src/b.ts": "export const b = import.meta.dirname;\n" };

    expect(fingerprint({ ...knowing, "src/other.ts": "new" })).not.toBe(fingerprint(knowing));
  });
});

function treeOf(texts: Readonly<Record<string, string>>): Map<string, Buffer> {
  return new Map(Object.entries(texts).map(([file, text]) => [file, Buffer.from(text)]));
}
