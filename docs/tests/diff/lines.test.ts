import { describe, expect, test } from "vitest";
import { folded } from "../../src/diff/folds.ts";
import { blocksOf, countsOf } from "../../src/diff/lines.ts";
import { pairsOf } from "../../src/diff/pairs.ts";
import { wordsBetween } from "../../src/diff/words.ts";

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const closed = () => false;

describe("lines", () => {
  test("that stand in place of others are one block, with numbers on both sides", () => {
    expect(blocksOf("a\nb\nc\n", "a\nB\nx\nc\n")).toEqual([
      { kind: "same", left: 1, right: 1, lines: ["a"] },
      { kind: "changed", left: 2, right: 2, removed: ["b"], added: ["B", "x"] },
      { kind: "same", left: 3, right: 4, lines: ["c"] },
    ]);
  });

  test("are counted", () => {
    expect(countsOf(blocksOf("a\nb\nc\n", "a\nB\nx\nc\n"))).toEqual({ added: 2, removed: 1 });
    expect(countsOf(blocksOf("", "a\nb\n"))).toEqual({ added: 2, removed: 0 });
    expect(countsOf(blocksOf("a", "a\n"))).toEqual({ added: 0, removed: 0 });
  });
});

describe("words", () => {
  const marked = (pieces: ReturnType<typeof wordsBetween>["left"]) =>
    pieces.map((piece) => (piece.changed ? `[${piece.text}]` : piece.text)).join("");

  test("that differ are marked on both sides, with the blanks between them", () => {
    const { left, right } = wordsBetween("await batches.get(this one);", "await products.get(that other);");

    expect(marked(left)).toBe("await [batches].get([this one]);");
    expect(marked(right)).toBe("await [products].get([that other]);");
  });
});

describe("lines side by side", () => {
  test("are those that are alike, wherever they stand", () => {
    expect(pairsOf(["const uow = start();"], ["// A unit of work.", "const work = start();"])).toEqual([
      { right: 0, alike: false },
      { left: 0, right: 1, alike: true },
    ]);
  });

  test("that have little more than a bracket in common share a row and no words", () => {
    expect(pairsOf(["one(", "two"], ["3(", "4", "5"])).toEqual([
      { left: 0, right: 0, alike: false },
      { left: 1, right: 1, alike: false },
      { right: 2, alike: false },
    ]);
  });

  test("of a block too large to try all are those at the same place", () => {
    const [before, after] = [numbers(1, 100), numbers(1, 100)];

    expect(pairsOf(before, after)).toEqual(before.map((_, at) => ({ left: at, right: at, alike: true })));
  });
});

describe("unchanged lines", () => {
  const blocks = blocksOf(
    text([...numbers(1, 20), "old", ...numbers(21, 40)]),
    text([...numbers(1, 20), ...numbers(21, 40)]),
  );

  test("far from a change are folded, three on either side of it are not", () => {
    expect(
      folded(blocks, closed).map((part) => (part.kind === "folded" ? part.block.lines.length : part.kind)),
    ).toEqual([17, "same", "changed", "same", 17]);
  });

  test("keep their numbers", () => {
    expect(folded(blocks, closed).at(-1)).toMatchObject({ block: { left: 25, right: 24 } });
  });

  test("are shown where somebody opened them", () => {
    const parts = folded(blocks, (left, length, right) => left === 25 && length === 17 && right === 24);

    expect(parts.at(-1)).toMatchObject({ kind: "same", left: 22, lines: numbers(21, 40) });
  });

  test("are not folded for the sake of a few", () => {
    const few = blocksOf(text([...numbers(1, 6), "old"]), text(numbers(1, 6)));

    expect(folded(few, closed).map(({ kind }) => kind)).toEqual(["same", "changed"]);
  });
});
