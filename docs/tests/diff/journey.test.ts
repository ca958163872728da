import { describe, expect, test } from "vitest";
import type { ChapterEntry, DeclaredChange } from "../../src/diff/book-data.ts";
import { historyOf, journeyBetween, reasonsOfRemoval } from "../../src/diff/journey.ts";

const chapter = (number: string, follows: string | null, changes: readonly DeclaredChange[] = []): ChapterEntry => ({
  number,
  name: `${number}-name`,
  title: `Title ${number}`,
  follows,
  changes,
});
const one = chapter("01", null);
const two = chapter("02", "01", [
  { path: "src/batch.ts", kind: "added", why: "a batch" },
  { path: "src/old.ts", kind: "added", why: "for a while" },
]);
const aside = chapter("03", null, [{ path: "src/sync.ts", kind: "added", why: "a core" }]);
const four = chapter("04", "02", [
  { path: "src/product.ts", kind: "renamed", renamedFrom: "src/batch.ts", why: "it is a product" },
]);
const five = chapter("05", "04", [
  { path: "src/product.ts", kind: "modified", why: "it has a version" },
  { path: "src/old.ts", kind: "removed", why: "nobody needs it" },
]);
const appendix = chapter("c", "02", [{ path: "src/batch.ts", kind: "modified", why: "read from a file" }]);
const book = [one, two, aside, four, five, appendix];

const way = (from: ChapterEntry, to: ChapterEntry) =>
  journeyBetween(book, from, to).legs.map((leg) => `${leg.undone ? "-" : "+"}${leg.chapter.number}`);
const words = (reasons: ReturnType<typeof reasonsOfRemoval>) =>
  reasons.map((reason) => `${reason.undone ? "-" : "+"}${reason.chapter.number} ${reason.why}`);

describe("the way between two chapters", () => {
  test("goes along the chain of follows, past what does not belong to it", () => {
    expect(way(one, five)).toEqual(["+02", "+04", "+05"]);
  });

  test("backwards takes each chapter back, the last one first", () => {
    expect(way(five, two)).toEqual(["-05", "-04"]);
  });

  test("from a side branch goes back to where it left, and from there on", () => {
    expect(way(appendix, four)).toEqual(["-c", "+04"]);
  });

  test("between chains that have nothing in common is that of the second alone", () => {
    expect(journeyBetween(book, aside, four).connected).toBe(false);
    expect(way(aside, four)).toEqual(["+01", "+02", "+04"]);
  });
});

describe("the history of a file", () => {
  test("tells the reasons of each chapter on the way, through a renaming", () => {
    const { legs } = journeyBetween(book, one, five);

    expect(words(historyOf("src/product.ts", legs).reasons)).toEqual([
      "+02 a batch",
      "+04 it is a product",
      "+05 it has a version",
    ]);
  });

  test("knows the path that the file had at the beginning", () => {
    expect(historyOf("src/product.ts", journeyBetween(book, two, five).legs).origin).toBe("src/batch.ts");
  });

  test("is told backwards when the way goes backwards", () => {
    const { legs } = journeyBetween(book, five, two);

    const { origin, reasons } = historyOf("src/batch.ts", legs);

    expect(origin).toBe("src/product.ts");
    expect(words(reasons)).toEqual(["-05 it has a version", "-04 it is a product"]);
  });

  test("of a file that goes is told from its beginning", () => {
    expect(words(reasonsOfRemoval("src/old.ts", journeyBetween(book, two, five).legs))).toEqual([
      "+05 nobody needs it",
    ]);
    expect(words(reasonsOfRemoval("src/product.ts", journeyBetween(book, five, one).legs))).toEqual([
      "-05 it has a version",
      "-04 it is a product",
      "-02 a batch",
    ]);
  });
});
