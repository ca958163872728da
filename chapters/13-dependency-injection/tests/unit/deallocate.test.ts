import { expect, test } from "vitest";
import { aBatch, aLine } from "../builders.ts";

test("deallocating a line makes its quantity available again", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const [kept, returned] = [aLine({ quantity: 2 }), aLine({ quantity: 5 })];
  batch.allocate(kept);
  batch.allocate(returned);

  batch.deallocate({ ...returned });

  expect(batch.availableQuantity).toBe(18);
  expect(batch.lines).toEqual([kept]);
});

test("deallocating a line that it does not hold changes nothing", () => {
  const batch = aBatch();
  const held = aLine({ quantity: 2 });
  batch.allocate(held);

  batch.deallocate(aLine());
  batch.deallocate({ ...held, quantity: 1 });

  expect(batch.lines).toEqual([held]);
});

test("a line that was deallocated can be allocated anew, with another quantity too", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const line = aLine({ quantity: 2 });
  batch.allocate(line);
  batch.deallocate(line);

  batch.allocate({ ...line, quantity: 3 });

  expect(batch.availableQuantity).toBe(17);
});
