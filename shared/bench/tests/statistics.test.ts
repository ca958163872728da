import { describe, expect, test } from "vitest";
import { median, ratioOf } from "../src/statistics.ts";

describe("the median", () => {
  test("of an odd number is the one in the middle", () => {
    expect(median([30, 10, 20])).toBe(20);
  });

  test("of an even number lies between the two in the middle", () => {
    expect(median([40, 10, 30, 20])).toBe(25);
  });

  test("orders numbers as numbers", () => {
    expect(median([9, 100, 10])).toBe(10);
  });
});

describe("the ratio", () => {
  test("is that of the rounds, not of all rounds together", () => {
    const rounds = [
      { ours: 50, floor: 100 },
      { ours: 60, floor: 100 },
      { ours: 4, floor: 5 },
    ];

    expect(ratioOf(rounds).median).toBe(0.6);
  });

  test("comes with the quarters that lie below and above", () => {
    const rounds = [0.4, 0.9, 0.5, 0.8, 0.6].map((ours) => ({ ours, floor: 1 }));

    expect(ratioOf(rounds)).toEqual({ median: 0.6, lower: 0.5, upper: 0.8 });
  });
});
