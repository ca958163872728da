import { expect, test } from "vitest";
import { type Failure, failuresOf, runTests } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

test("of what was compared, both sides and their difference are text without colours, with the place in the test", async () => {
  const failure = await failureOf({
    "a.test.ts":
      '\ntest("lamps", () => {\n  expect({ sku: "LAMP", lines: ["a"] }).toEqual({ sku: "LAMP", lines: ["b"] });\n});',
  });

  expect(failure).toEqual({
    name: "AssertionError",
    message: "expected { sku: 'LAMP', lines: [ 'a' ] } to deeply equal { sku: 'LAMP', lines: [ 'b' ] }",
    asserted: true,
    expected: '{\n  "lines": [\n    "b",\n  ],\n  "sku": "LAMP",\n}',
    actual: '{\n  "lines": [\n    "a",\n  ],\n  "sku": "LAMP",\n}',
    diff: expect.stringContaining('-     "b",\n+     "a",\n'),
    at: { file: "a.test.ts", line: 3, column: 41 },
  });
});

test("code that breaks is found by file, line, column and function, and where the test called it", async () => {
  const failure = await failureOf({
    "src/batch.ts":
      "// A comment, a type and blank lines: the compiler drops them.\n\ntype Line = { quantity: number };\n\nexport class Batch {\n  allocate(line?: Line): number {\n    return (line as Line).quantity;\n  }\n}\n",
    "a.test.ts": '\nimport { Batch } from "./src/batch.ts";\ntest("breaks", () => {\n  new Batch().allocate();\n});',
  });

  expect(failure).toEqual({
    name: "TypeError",
    message: "Cannot read properties of undefined (reading 'quantity')",
    asserted: false,
    at: { file: "src/batch.ts", line: 7, column: 27, function: "Batch.allocate" },
    inTest: { file: "a.test.ts", line: 4 },
  });
});

test("of an assertion that a package wraps, the reader's own place and his comparison are found", async () => {
  const failure = await failureOf({
    "src/node_modules/property/index.js":
      'export function property(holds) { try { holds(); } catch (cause) { throw new Error("Property failed", { cause }); } }',
    "a.test.ts":
      '\nimport { property } from "./src/node_modules/property/index.js";\ntest("small", () => {\n  property(() => {\n    expect(7).toBe(5);\n  });\n});',
  });

  expect(failure).toMatchObject({ asserted: true, message: "Property failed", expected: "5", actual: "7" });
  expect(failure).toMatchObject({ at: { file: "a.test.ts", line: 5 }, inTest: { file: "a.test.ts", line: 4 } });
});

test("an error within a package is the reader's where he calls it", async () => {
  const failure = await failureOf({
    "src/node_modules/lib/package.json": '{ "type": "module", "exports": "./index.js" }',
    "src/node_modules/lib/index.js": 'export function refuse() { throw new RangeError("no"); }',
    "src/batch.ts": 'import { refuse } from "lib";\n\nexport function allocate() {\n  refuse();\n}\n',
    "a.test.ts": 'import { allocate } from "./src/batch.ts"; test("allocates", () => { allocate(); });',
  });

  expect(failure).toMatchObject({ message: "no", at: { file: "src/batch.ts", line: 4, function: "allocate" } });
});

const mistakes = [
  ["half a line", "export const price: number = ;", "Unexpected token", { line: 1, column: 30 }],
  [
    "an await too many",
    "export function f() {\n  await g();\n}\n",
    expect.stringContaining("`await` is only allowed"),
    { line: 2, column: 3 },
  ],
  [
    "a private field that is nowhere",
    "type A = {\n  b: 1;\n};\n\nexport class C {\n  go() {\n    this.#lines = 1;\n  }\n}",
    "Private field '#lines' must be declared in an enclosing class",
    { line: 7 },
  ],
] as const;

for (const [mistake, text, message, place] of mistakes)
  test(`code that does not compile is told by the compiler's sentence and its place: ${mistake}`, async () => {
    const failure = await failureOf({
      "src/batch.ts": text,
      "a.test.ts": 'import * as batch from "./src/batch.ts"; test("imports", () => { expect(batch).toBe(1); });',
    });

    expect(failure).toMatchObject({ name: "SyntaxError", message, asserted: false });
    expect(failure.at).toMatchObject({ file: "src/batch.ts", ...place });
  });

test("an import of nothing names who imports, with no path of this machine", async () => {
  const failure = await failureOf({
    "src/batch.ts": '\n\nimport { Line } from "./line.ts";\nexport const line = new Line();',
    "a.test.ts": 'import * as batch from "./src/batch.ts"; test("imports", () => { expect(batch).toBe(1); });',
  });

  expect(failure.message).toBe("Cannot find module './line.ts' imported from src/batch.ts");
  expect(failure.at).toMatchObject({ file: "src/batch.ts", line: 3 });
});

test("what is thrown and is no error has a message as well", async () => {
  const failure = await failureOf({ "a.test.ts": 'test("throws", () => { throw { code: 7 }; });' });

  expect(failure).toEqual({
    name: "Error",
    message: "Something was thrown that is no error: { code: 7 }",
    asserted: false,
  });
});

test("a test that never settles is told in one sentence, with its place", async () => {
  const failure = await failureOf({ "a.test.ts": '\ntest("waits", () => new Promise(() => {}), 20);' });

  expect(failure).toMatchObject({ message: "Test timed out in 20ms.", at: { file: "a.test.ts", line: 2 } });
});

test("that nothing was thrown is no comparison of null with undefined", async () => {
  const failure = await failureOf({ "a.test.ts": 'test("throws", () => { expect(() => 1).toThrow("x"); });' });

  expect(failure.asserted).toBe(true);
  expect(failure).not.toHaveProperty("expected");
});

async function failureOf(files: Readonly<Record<string, string>>): Promise<Failure> {
  await using folder = await packageOf(files);
  const run = await runTests({ folder: folder.path, files: ["a.test.ts"] });
  const [failure] = run.files.flatMap(failuresOf);
  if (!failure) throw new Error(`Nothing failed: ${JSON.stringify(run)}`);
  return failure;
}
