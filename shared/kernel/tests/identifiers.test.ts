import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { BatchReference, InvalidValue, OrderId, Sku } from "../src/index.ts";

describe.each([
  { name: "sku", parse: Sku.parse },
  { name: "order id", parse: OrderId.parse },
  { name: "batch reference", parse: BatchReference.parse },
])("a $name", ({ name, parse }) => {
  test("is the text it was parsed from", () => {
    expect(parse("SMALL-TABLE")).toBe("SMALL-TABLE");
  });

  test("may be 255 characters long, counted as people count them", () => {
    expect(() => parse("x".repeat(255))).not.toThrow();
    expect(() => parse("🪑".repeat(255))).not.toThrow();
  });

  test.each([
    ["", "must not be empty"],
    ["x".repeat(256), "must have at most 255 characters, not 256"],
    ["two\nlines", "must not contain control characters"],
    ["nul\u0000", "must not contain control characters"],
    ["half \ud83e", "must be well-formed Unicode"],
    [undefined, "must be text, not missing"],
    [null, "must be text, not null"],
    [7, "must be text, not a number"],
    [["A"], "must be text, not a list"],
    [{}, "must be text, not an object"],
  ])("refuses %j", (input, reason) => {
    expect(() => parse(input)).toThrow(new InvalidValue(`${name} ${reason}`));
  });

  test("survives the trip through UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const parsed = outcomeOf(() => parse(text));

        if (typeof parsed === "string") expect(Buffer.from(parsed, "utf8").toString("utf8")).toBe(text);
        else expect(parsed).toBeInstanceOf(InvalidValue);
      }),
    );
  });
});

test("identifiers of different kinds do not mix", () => {
  expectTypeOf<Sku>().not.toExtend<OrderId>();
  expectTypeOf<BatchReference>().not.toExtend<Sku>();
  expectTypeOf<string>().not.toExtend<Sku>();
  expectTypeOf<Sku>().toExtend<string>();
});

function outcomeOf(work: () => string): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
