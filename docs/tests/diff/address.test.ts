import { describe, expect, test } from "vitest";
import { addressOf, chosenBy, hashOf, targetOf } from "../../src/diff/address.ts";
import type { ChapterEntry } from "../../src/diff/book-data.ts";
import { stepsAround } from "../../src/diff/book-steps.ts";

const chapter = (name: string, follows: string | null): ChapterEntry => ({
  number: name.slice(0, 2),
  name,
  title: name,
  follows,
  changes: [],
});
const book = [
  chapter("01-domain-model", null),
  chapter("02-repository", "01"),
  chapter("03-abstractions", null),
  chapter("04-service-layer", "02"),
];
const chosen = (search: string) => {
  const found = chosenBy(search, book);
  return "problem" in found ? found.problem : `${found.from.number} ${found.to.number}`;
};

describe("a hash", () => {
  test.each([
    { path: "src/domain/batch.ts" },
    { path: "src/domain/batch.ts", line: { side: "R" as const, number: 12 } },
    { path: "tests/a b%-L.test.ts", line: { side: "L" as const, number: 3 } },
  ])("leads back to what it was made from: %o", (target) => {
    expect(targetOf(hashOf(target))).toEqual(target);
  });

  test("has the form that other pages link to", () => {
    expect(hashOf({ path: "src/domain/batch.ts", line: { side: "R", number: 12 } })).toBe("#src/domain/batch.ts-R12");
  });

  test("that says nothing, or is no proper address, harms nobody", () => {
    expect(targetOf("")).toBeUndefined();
    expect(targetOf("#100%")).toEqual({ path: "100%" });
  });
});

describe("a query", () => {
  test.each([
    ["?from=02&to=04", "02 04"],
    ["?from=4&to=repository", "04 02"],
    ["", "01 02"],
    ["?to=04", "02 04"],
    ["?from=02", "02 04"],
    ["?to=03", "03 03"],
  ])("%s chooses %s", (search, expected) => {
    expect(chosen(search)).toBe(expected);
  });

  test("for a chapter that there is not says which there are", () => {
    expect(chosenBy("?from=99&to=04", book)).toEqual({
      problem: 'There is no chapter "99". There are: 01, 02, 03, 04.',
      to: book[3],
    });
  });

  test("is written as chapters' pages link to it", () => {
    expect(addressOf({ from: "02", to: "04" })).toBe("/diff/?from=02&to=04");
  });
});

describe("the steps of the book", () => {
  test("before and after a chapter pass by what follows nothing", () => {
    expect(stepsAround(book, "04")).toEqual({ previous: { from: "01", to: "02" } });
    expect(stepsAround(book, "02")).toEqual({ next: { from: "02", to: "04" } });
  });
});
