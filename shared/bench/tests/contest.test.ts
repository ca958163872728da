import { expect, test } from "vitest";
import { inAlternation, inTurns } from "../src/contest.ts";

test("contenders take turns, and so does who begins", async () => {
  const started: string[] = [];
  const contender = (name: string) => async () => started.push(name);

  await inAlternation(contender("ours"), contender("floor"), { dropped: 1, counted: 2 });

  expect(started).toEqual(["ours", "floor", "floor", "ours", "ours", "floor"]);
});

test("the first rounds do not count", async () => {
  const ours = [1, 2, 30, 40].values();
  const floor = [3, 4, 50, 60].values();

  const rounds = await inAlternation(
    async () => ours.next().value ?? 0,
    async () => floor.next().value ?? 0,
    { dropped: 2, counted: 2 },
  );

  expect(rounds).toEqual([
    { ours: 30, floor: 50 },
    { ours: 40, floor: 60 },
  ]);
});

test("of many contenders each begins in its turn, and all run in each round", async () => {
  const started: string[] = [];
  const contenders = ["a", "b", "c"].map((name) => async () => started.push(name));

  const figures = await inTurns(contenders, { dropped: 1, counted: 2 });

  expect(started.join("")).toBe("abcbcacab");
  expect(figures).toEqual([
    [6, 8],
    [4, 9],
    [5, 7],
  ]);
});
