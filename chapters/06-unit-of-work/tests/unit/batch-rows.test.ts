import { describe, expect, test } from "vitest";
import { type BatchRows, changeOf, toBatch, toBatchRows } from "../../src/adapters/batch-rows.ts";
import type { Batch } from "../../src/domain/batch.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { aBatch, aLine, later } from "../builders.ts";

test("each line is put to its batch, and the order of both stays as it is", () => {
  const [one, other, empty] = [rowsOf(aBatch()).batch, rowsOf(aBatch()).batch, rowsOf(aBatch()).batch];
  const [first, second, foreign] = [aLine(), aLine(), aLine()];
  const lines = [
    { ...first, batchReference: one.reference },
    { ...foreign, batchReference: other.reference },
    { ...second, batchReference: one.reference },
  ];

  const rows = toBatchRows([one, empty, other], lines);

  expect(rows).toEqual([
    { batch: one, lines: [lines[0], lines[2]] },
    { batch: empty, lines: [] },
    { batch: other, lines: [lines[1]] },
  ]);
});

test("a batch is made of its rows, and what is allocated counts", () => {
  const original = aBatch({
    purchasedQuantity: 20,
    eta: later,
    lines: [aLine({ quantity: 5 }), aLine({ quantity: 7 })],
  });

  const batch = toBatch(rowsOf(original));

  const { reference, sku, purchasedQuantity, eta, lines } = original;
  expect(batch).toMatchObject({ reference, sku, purchasedQuantity, eta, availableQuantity: 8 });
  expect(batch.lines).toEqual(lines);
});

describe("what must be written", () => {
  test("of a new batch is everything", () => {
    const line = aLine();
    const batch = aBatch({ purchasedQuantity: 7, eta: later, lines: [line] });
    const { reference, sku } = batch;

    const change = changeOf(batch, undefined);

    expect(change).toEqual({
      batch: { reference, sku, purchasedQuantity: 7, eta: later },
      deleted: [],
      inserted: [{ ...line, batchReference: reference }],
    });
  });

  test("is nothing when a batch is as it was loaded", () => {
    const loaded = rowsOf(aBatch({ lines: [aLine(), aLine()] }));

    expect(changeOf(toBatch(loaded), loaded)).toBeUndefined();
  });

  test("is nothing when a line came and went", () => {
    const loaded = rowsOf(aBatch({ lines: [aLine()] }));
    const [batch, line] = [toBatch(loaded), aLine()];

    batch.allocate(line);
    batch.deallocate(line);

    expect(changeOf(batch, loaded)).toBeUndefined();
  });

  test("of a new quantity is the batch's own row", () => {
    const loaded = rowsOf(aBatch({ purchasedQuantity: 20, lines: [aLine()] }));
    const batch = toBatch(loaded);

    batch.changePurchasedQuantity(30);

    expect(changeOf(batch, loaded)).toEqual({
      batch: { ...loaded.batch, purchasedQuantity: 30 },
      deleted: [],
      inserted: [],
    });
  });

  test("of lines are those that came and those that went, and not the row of the batch", () => {
    const [stays, goes, comes] = [aLine(), aLine(), aLine()];
    const loaded = rowsOf(aBatch({ lines: [stays, goes] }));
    const batch = toBatch(loaded);

    batch.deallocate(goes);
    batch.allocate(comes);

    expect(changeOf(batch, loaded)).toEqual({ deleted: [rowOf(batch, goes)], inserted: [rowOf(batch, comes)] });
  });

  test("of a line with a new quantity is the old row, to be deleted, and the new one", () => {
    const line = aLine({ quantity: 2 });
    const loaded = rowsOf(aBatch({ lines: [line] }));
    const batch = toBatch(loaded);

    batch.deallocate(line);
    batch.allocate({ ...line, quantity: 5 });

    expect(changeOf(batch, loaded)).toEqual({
      deleted: [rowOf(batch, line)],
      inserted: [rowOf(batch, { ...line, quantity: 5 })],
    });
  });

  test("of a line that was let go and came back is a new row, for it has a new place: the last", () => {
    const [returned, other] = [aLine(), aLine()];
    const loaded = rowsOf(aBatch({ lines: [returned, other] }));
    const batch = toBatch(loaded);

    batch.deallocate(returned);
    batch.allocate(returned);

    expect(changeOf(batch, loaded)).toEqual({
      deleted: [rowOf(batch, returned)],
      inserted: [rowOf(batch, returned)],
    });
  });
});

/** What a database would have of the batch. */
function rowsOf(batch: Batch): BatchRows {
  const { reference, sku, purchasedQuantity, eta, lines } = batch;
  return { batch: { reference, sku, purchasedQuantity, eta }, lines: lines.map((line) => rowOf(batch, line)) };
}

function rowOf({ reference }: Batch, line: OrderLine) {
  return { ...line, batchReference: reference };
}
