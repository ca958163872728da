import { expect, test } from "vitest";
import { lineChanges, toBatches, toBatchRow } from "../../src/adapters/batch-rows.ts";
import { aBatch, aLine, later } from "../builders.ts";

test("a row has what the batch was made with", () => {
  const batch = aBatch({ purchasedQuantity: 7, eta: later });
  batch.allocate(aLine());

  expect(toBatchRow(batch)).toEqual({ reference: batch.reference, sku: batch.sku, purchasedQuantity: 7, eta: later });
});

test("batches come back from their rows with the lines that are theirs", () => {
  const [one, other] = [toBatchRow(aBatch()), toBatchRow(aBatch())];
  const [first, second, foreign] = [aLine(), aLine(), aLine()];
  const rows = [
    { ...first, batchReference: one.reference },
    { ...foreign, batchReference: other.reference },
    { ...second, batchReference: one.reference },
  ];

  const batches = toBatches([one, other], rows);

  expect(batches.map(({ reference, lines }) => ({ reference, lines }))).toEqual([
    { reference: one.reference, lines: [first, second] },
    { reference: other.reference, lines: [foreign] },
  ]);
});

test("what is allocated counts again", () => {
  const row = toBatchRow(aBatch({ purchasedQuantity: 20 }));

  const batches = toBatches([row], [{ ...aLine({ quantity: 5 }), batchReference: row.reference }]);

  expect(batches[0]?.availableQuantity).toBe(15);
});

test("tells which rows to delete and which to insert, and leaves alone those that stay", () => {
  const batch = aBatch();
  const [stays, deallocated, allocated] = [aLine(), aLine(), aLine()];
  batch.allocate(stays);
  batch.allocate(allocated);
  const asRow = (line: typeof stays) => ({ ...line, batchReference: batch.reference });

  const changes = lineChanges([asRow(stays), asRow(deallocated)], batch);

  expect(changes).toEqual({ deleted: [asRow(deallocated)], inserted: [asRow(allocated)] });
});

test("the row of a line with a new quantity is deleted and inserted", () => {
  const batch = aBatch();
  const line = aLine({ quantity: 5 });
  batch.allocate(line);
  const row = { ...line, batchReference: batch.reference };

  const changes = lineChanges([{ ...row, quantity: 2 }], batch);

  expect(changes).toEqual({ deleted: [{ ...row, quantity: 2 }], inserted: [row] });
});
