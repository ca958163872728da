import { describe, expect, test } from "vitest";
import { excerptOf, NotInTheCode } from "../src/book/excerpt.ts";

const text = `import { x } from "./x.ts";

// Says nothing about what follows it.

/** Adds. */
export function add(a: number, b: number): number {
  return a + b;
}

const [one, two] = [1, 2];

class Batch {
  #lines = [];

  /** Takes a line. */
  allocate(): void {
    this.#lines.push(one);
  }
}

type Port = Readonly<{
  /** Milliseconds. */
  waits: number;
}>;

describe("sums", () => {
  test("one and one", () => {
    add(1, 1);
  });
  test.each([1])("each", () => {});
});
`;

const of = (wanted: Parameters<typeof excerptOf>[2]) => excerptOf(text, "sum.ts", wanted);

describe("an excerpt", () => {
  test("of a declaration has the comment that touches it, its code and its line numbers", () => {
    expect(of({ symbol: "add" })).toEqual({
      code: "/** Adds. */\nexport function add(a: number, b: number): number {\n  return a + b;\n}",
      firstLine: 5,
      lastLine: 8,
    });
  });

  test("of a member loses the indentation it has in its class", () => {
    expect(of({ symbol: "Batch.allocate" })).toEqual({
      code: "/** Takes a line. */\nallocate(): void {\n  this.#lines.push(one);\n}",
      firstLine: 15,
      lastLine: 18,
    });
  });

  test("of a private member, and of a member of a type", () => {
    expect(of({ symbol: "Batch.#lines" }).code).toBe("#lines = [];");
    expect(of({ symbol: "Port.waits" }).code).toBe("/** Milliseconds. */\nwaits: number;");
  });

  test("of a test is found by its title, at whatever depth", () => {
    expect(of({ test: "one and one" })).toMatchObject({
      code: 'test("one and one", () => {\n  add(1, 1);\n});',
      firstLine: 27,
    });
    expect(of({ test: "each" }).code).toBe('test.each([1])("each", () => {});');
  });

  test("of nothing in particular is the whole file", () => {
    expect(of({})).toMatchObject({ firstLine: 1, lastLine: text.trimEnd().split("\n").length });
  });

  test.each([{ symbol: "subtract" }, { symbol: "Batch.deallocate" }, { symbol: "add.one" }, { test: "two and two" }])(
    "of what is not there is an error that names file and symbol: %o",
    (wanted) => {
      expect(() => of(wanted)).toThrow(NotInTheCode);
      expect(() => of(wanted)).toThrow(/^sum\.ts has no /);
    },
  );
});
