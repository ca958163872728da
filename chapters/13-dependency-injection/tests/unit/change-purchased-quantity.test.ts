import { expect, test } from "vitest";
import { aBatch, aLine } from "../builders.ts";

test("more that was bought is available", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  batch.allocate(aLine({ quantity: 5 }));

  const homeless = batch.changePurchasedQuantity(30);

  expect(homeless).toEqual([]);
  expect(batch).toMatchObject({ purchasedQuantity: 30, allocatedQuantity: 5, availableQuantity: 25 });
});

test("less that was bought costs no line as long as there is enough for all: exactly enough, too", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const line = aLine({ quantity: 5 });
  batch.allocate(line);

  const homeless = batch.changePurchasedQuantity(5);

  expect(homeless).toEqual([]);
  expect(batch.lines).toEqual([line]);
  expect(batch.availableQuantity).toBe(0);
});

test("lines that there is no stock for are let go and returned, the latest first, and no more than need be", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const [first, second, third] = [aLine({ quantity: 5 }), aLine({ quantity: 5 }), aLine({ quantity: 5 })];
  for (const line of [first, second, third]) batch.allocate(line);

  const homeless = batch.changePurchasedQuantity(6);

  expect(homeless).toEqual([third, second]);
  expect(batch.lines).toEqual([first]);
  expect(batch).toMatchObject({ purchasedQuantity: 6, allocatedQuantity: 5, availableQuantity: 1 });
});

test("the latest goes even where an earlier one would have been enough", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const [small, large] = [aLine({ quantity: 1 }), aLine({ quantity: 19 })];
  for (const line of [small, large]) batch.allocate(line);

  const homeless = batch.changePurchasedQuantity(19);

  expect(homeless).toEqual([large]);
  expect(batch.lines).toEqual([small]);
});

test("a line that was given back and came again is the latest", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const [returned, other] = [aLine({ quantity: 10 }), aLine({ quantity: 10 })];
  for (const line of [returned, other]) batch.allocate(line);
  batch.deallocate(returned);
  batch.allocate(returned);

  expect(batch.changePurchasedQuantity(10)).toEqual([returned]);
});

test("of nothing, nothing can be held", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const [first, second] = [aLine(), aLine()];
  for (const line of [first, second]) batch.allocate(line);

  expect(batch.changePurchasedQuantity(0)).toEqual([second, first]);
  expect(batch).toMatchObject({ lines: [], allocatedQuantity: 0, availableQuantity: 0 });
});

test("a batch can be made with the lines that it held when it was kept, in their order", () => {
  const lines = [aLine({ quantity: 5 }), aLine({ quantity: 7 })];

  const batch = aBatch({ purchasedQuantity: 20, lines });

  expect(batch.lines).toEqual(lines);
  expect(batch).toMatchObject({ allocatedQuantity: 12, availableQuantity: 8 });
});

test("lines it is made with are taken as they are: one that was sold too much is not refused again", () => {
  const lines = [aLine({ quantity: 20 }), aLine({ quantity: 1 })];

  const batch = aBatch({ purchasedQuantity: 20, lines });

  expect(batch.lines).toEqual(lines);
  expect(batch.availableQuantity).toBe(-1);
});
