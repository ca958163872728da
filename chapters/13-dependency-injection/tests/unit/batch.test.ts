import { expect, test } from "vitest";
import { aBatch, aLine } from "../builders.ts";

test("a new batch has all of its quantity available", () => {
  const batch = aBatch({ purchasedQuantity: 20 });

  expect(batch.availableQuantity).toBe(20);
  expect(batch.allocatedQuantity).toBe(0);
});

test("allocating a line takes its quantity from what is available", () => {
  const batch = aBatch({ purchasedQuantity: 20 });

  batch.allocate(aLine({ quantity: 2 }));
  batch.allocate(aLine({ quantity: 5 }));

  expect(batch.availableQuantity).toBe(13);
  expect(batch.allocatedQuantity).toBe(7);
});

test("a batch knows its lines, first allocated first", () => {
  const batch = aBatch();
  const [first, second] = [aLine(), aLine()];

  batch.allocate(first);
  batch.allocate(second);

  expect(batch.lines).toEqual([first, second]);
});

test("nobody changes its lines from outside", () => {
  const batch = aBatch();
  const line = aLine({ quantity: 2 });
  batch.allocate(line);

  Reflect.set(batch.lines, 0, aLine({ quantity: 19 }));

  expect(batch.lines).toEqual([line]);
  expect(batch.availableQuantity).toBe(18);
});
