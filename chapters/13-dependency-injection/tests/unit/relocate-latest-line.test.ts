import { randomBatchReference } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import { aBatch, aLine, aProduct, later, tomorrow } from "../builders.ts";

test("the line that came last goes to the best of the other batches, and the version moves", () => {
  const lines = [aLine(), aLine(), aLine()];
  const [lost, late, early] = [aBatch({ lines }), aBatch({ eta: later }), aBatch({ eta: tomorrow })];
  const product = aProduct({ batches: [lost, late, early], version: 7 });

  const relocated = product.relocateLatestLine(lost.reference);

  expect(relocated).toEqual({ line: lines[2], to: early.reference });
  expect([lost, late, early].map((batch) => batch.lines)).toEqual([lines.slice(0, 2), [], [lines[2]]]);
  expect(product.version).toBe(9);
  expect(product.takeEvents()).toEqual([{ type: "Allocated", ...lines[2], reference: early.reference, version: 9 }]);
});

test("of the batch there is no more than its other lines need: nothing comes back to it, and nothing new goes there", () => {
  const [stays, moves] = [aLine({ quantity: 3 }), aLine({ quantity: 2 })];
  const lost = aBatch({ purchasedQuantity: 20, lines: [stays, moves] });
  const product = aProduct({ batches: [lost] });

  product.relocateLatestLine(lost.reference);

  expect(lost).toMatchObject({ purchasedQuantity: 3, availableQuantity: 0, lines: [stays] });
  expect(product.allocate(aLine({ quantity: 1 }))).toBeNull();
});

test("a line that has no other place is out of stock, and that has happened", () => {
  const line = aLine({ quantity: 5 });
  const lost = aBatch({ lines: [line] });
  const product = aProduct({ batches: [lost, aBatch({ purchasedQuantity: 4 })] });

  const relocated = product.relocateLatestLine(lost.reference);

  expect(relocated).toEqual({ line, to: null });
  expect(product.takeEvents()).toEqual([{ type: "OutOfStock", ...line, version: 1 }]);
  expect(product.batches.flatMap(({ lines }) => lines)).toEqual([]);
});

test("a batch without lines is one of nothing afterwards, and there is no line to tell of", () => {
  const lost = aBatch({ purchasedQuantity: 20 });
  const product = aProduct({ batches: [lost], version: 7 });

  const relocated = product.relocateLatestLine(lost.reference);

  expect(relocated).toBeNull();
  expect(lost.purchasedQuantity).toBe(0);
  expect(product.version).toBe(8);
});

test("where nothing is left, nothing changes any more", () => {
  const lost = aBatch({ purchasedQuantity: 0 });
  const product = aProduct({ batches: [lost], version: 7 });

  const relocated = product.relocateLatestLine(lost.reference);

  expect({ relocated, version: product.version }).toEqual({ relocated: null, version: 7 });
});

test("of a batch that it does not have it changes nothing", () => {
  const product = aProduct({ batches: [aBatch({ lines: [aLine()] })], version: 7 });

  const relocated = product.relocateLatestLine(randomBatchReference());

  expect({ relocated, version: product.version }).toEqual({ relocated: null, version: 7 });
});
