import { describe, expect, test } from "vitest";
import { reachOf } from "../src/linker/imports.ts";
import { Linker } from "../src/linker/linker.ts";
import { SyntaxErrorIn } from "../src/linker/syntax-error-in.ts";

const linked = (files: Record<string, string>, libraries = {}) => new Linker(files, libraries);

test("a file has what the files that it imports export", () => {
  const linker = linked({
    "src/a.ts": 'import { two } from "./deep/b.ts";\nexport const four: number = two() * 2;',
    "src/deep/b.ts": 'import { one } from "../c.ts";\nexport function two(): number { return one + one; }',
    "src/c.ts": "export const one = 1;",
  });

  expect(linker.load("src/a.ts")).toMatchObject({ four: 4 });
});

test("a file is run once, however many import it", () => {
  const linker = linked({
    "a.ts": 'import "./b.ts"; import { count } from "./c.ts"; export const found = count();',
    "b.ts": 'import "./c.ts";',
    "c.ts": "let runs = 0; runs++; export const count = () => runs;",
  });

  expect(linker.load("a.ts").found).toBe(1);
  expect(linker.load("a.ts").found).toBe(1);
});

test("files that import each other work, as they do in Node, when nothing is used while they are loaded", () => {
  const linker = linked({
    "even.ts": 'import { odd } from "./odd.ts"; export const even = (n: number): boolean => n === 0 || odd(n - 1);',
    "odd.ts": 'import { even } from "./even.ts"; export const odd = (n: number): boolean => n !== 0 && even(n - 1);',
  });

  expect((linker.load("even.ts").even as (n: number) => boolean)(10)).toBe(true);
});

test("types leave nothing behind, not even the import of a library that is not there", () => {
  const linker = linked({ "a.ts": 'import type { Nothing } from "nowhere";\nexport const a = 1 as Nothing;' });

  expect(linker.load("a.ts").a).toBe(1);
});

test("a library is the one that was given, default export and all", () => {
  const libraries = { lamps: { __esModule: true, default: "desk lamp", small: "candle" } };

  const linker = linked(
    { "a.ts": 'import lamp, { small } from "lamps"; export const all = [lamp, small];' },
    libraries,
  );

  expect(linker.load("a.ts").all).toEqual(["desk lamp", "candle"]);
});

test("a file knows its own place", () => {
  const linker = linked({ "tests/unit/a.ts": "export const place = [import.meta.dirname, import.meta.filename];" });

  expect(linker.load("tests/unit/a.ts").place).toEqual(["/tests/unit", "/tests/unit/a.ts"]);
});

describe("what goes wrong", () => {
  test("a syntax error names file, line and column", () => {
    const linker = linked({ "src/a.ts": "export const a = 1;\nexport const b = = 2;" });

    expect(() => linker.load("src/a.ts")).toThrow(SyntaxErrorIn);
    expect(() => linker.load("src/a.ts")).toThrow(expect.objectContaining({ file: "src/a.ts", line: 2, column: 18 }));
  });

  test("an exception bears the file's own line", () => {
    const linker = linked({ "src/a.ts": 'type Long = {\n  a: 1;\n};\n\nthrow new Error("here");\nexport {};' });

    expect(() => linker.load("src/a.ts")).toThrow(
      expect.objectContaining({ stack: expect.stringMatching(/chapter:\/\/\/src\/a\.ts:5:/) }),
    );
  });

  test("an import that leads nowhere says who wanted it", () => {
    expect(() => linked({ "a.ts": 'import { b } from "./b.ts"; b;' }).load("a.ts")).toThrow(
      "Cannot find module './b.ts' imported from a.ts",
    );
  });

  test("a library that is not there says who wanted it", () => {
    expect(() => linked({ "a.ts": 'import { b } from "left-pad"; b;' }).load("a.ts")).toThrow(
      "left-pad is not there in a page (imported from a.ts)",
    );
  });

  test("a file that threw is run again when it is asked for again", () => {
    let broken = true;
    const libraries = { mood: { isBad: () => broken } };
    const linker = linked(
      { "a.ts": 'import { isBad } from "mood"; if (isBad()) throw new Error("bad"); export const a = 1;' },
      libraries,
    );

    expect(() => linker.load("a.ts")).toThrow("bad");
    broken = false;
    expect(linker.load("a.ts").a).toBe(1);
  });
});

test("the reach of a file is all that it imports, through others as well, without types", () => {
  const reach = reachOf("a.ts", {
    "a.ts": 'import { b } from "./b.ts"; import type { T } from "types"; import { z } from "zod"; b(z as T);',
    "b.ts": 'export { c as b } from "./c.ts";',
    "c.ts": 'export const c = async (x: unknown) => (await import("hono"), x);',
    "d.ts": 'import "never";',
  });

  expect([...reach.files]).toEqual(["a.ts", "b.ts", "c.ts"]);
  expect([...reach.libraries].sort()).toEqual(["hono", "zod"]);
});
