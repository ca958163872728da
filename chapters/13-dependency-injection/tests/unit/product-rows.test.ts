import { describe, expect, test } from "vitest";
import { type BatchRow, changeOf, type LineRow, type ProductRows, toProduct } from "../../src/adapters/product-rows.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { aBatch, aLine, aProduct, lamp, later } from "../builders.ts";

const nothing = { newBatches: [], changedBatches: [], deleted: [], inserted: [] };

describe("a product comes back from its rows", () => {
  test("with its version, and its batches with the lines that are theirs", () => {
    const [one, other] = [aBatchRow({ eta: later }), aBatchRow()];
    const [first, second, foreign] = [aLine(), aLine(), aLine()];
    const lines = [heldBy(one, first), heldBy(other, foreign), heldBy(one, second)];

    const product = toProduct({ sku: lamp, version: 7, batches: [one, other], lines });

    expect(product).toMatchObject({ sku: lamp, version: 7 });
    expect(product.batches.map(({ reference, eta, lines }) => ({ reference, eta, lines }))).toEqual([
      { reference: one.reference, eta: later, lines: [first, second] },
      { reference: other.reference, eta: null, lines: [foreign] },
    ]);
  });

  test("with what is allocated taken from what is available", () => {
    const row = aBatchRow({ purchasedQuantity: 20 });

    const product = toProduct(rowsWith({ batches: [row], lines: [heldBy(row, aLine({ quantity: 5 }))] }));

    expect(product.batches[0]?.availableQuantity).toBe(15);
  });
});

describe("what must be written", () => {
  test("of a new product is all of it, and there must be none yet", () => {
    const [batch, line] = [aBatch({ purchasedQuantity: 7, eta: later }), aLine()];
    const product = aProduct();
    product.addBatch(batch);
    product.allocate(line);

    const change = changeOf(product, undefined);

    const row = { reference: batch.reference, sku: lamp, purchasedQuantity: 7, eta: later };
    const inserted = [heldBy(row, line)];
    expect(change).toEqual({ ...nothing, sku: lamp, version: 2, loadedVersion: null, newBatches: [row], inserted });
  });

  test("of one that has no batch yet is the product alone", () => {
    const change = changeOf(aProduct(), undefined);

    expect(change).toEqual({ ...nothing, sku: lamp, version: 0, loadedVersion: null });
  });

  test("of one that was only looked at is nothing, but its version is named", () => {
    const row = aBatchRow();
    const rows = rowsWith({ version: 7, batches: [row], lines: [heldBy(row, aLine())] });

    const change = changeOf(toProduct(rows), rows);

    expect(change).toEqual({ ...nothing, sku: lamp, version: 7, loadedVersion: 7 });
  });

  test("of one with another batch is that batch", () => {
    const rows = rowsWith({ version: 7, batches: [aBatchRow()] });
    const product = toProduct(rows);
    const row = aBatchRow();
    product.addBatch(aBatch(row));

    const change = changeOf(product, rows);

    expect(change).toEqual({ ...nothing, sku: lamp, version: 8, loadedVersion: 7, newBatches: [row] });
  });

  test("of a batch with another quantity is that batch, and the lines that it gave back", () => {
    const [other, row] = [aBatchRow(), aBatchRow({ purchasedQuantity: 20 })];
    const [stays, goes] = [heldBy(row, aLine({ quantity: 2 })), heldBy(row, aLine({ quantity: 3 }))];
    const rows = rowsWith({ batches: [other, row], lines: [stays, goes] });
    const product = toProduct(rows);
    product.changeBatchQuantity(row.reference, 4);

    const { changedBatches, newBatches, deleted, inserted } = changeOf(product, rows);

    expect({ changedBatches, newBatches }).toEqual({
      changedBatches: [{ ...row, purchasedQuantity: 4 }],
      newBatches: [],
    });
    expect({ deleted, inserted }).toEqual({ deleted: [goes], inserted: [] });
  });

  test("leaves alone the rows of lines that stay", () => {
    const row = aBatchRow();
    const [stays, goes] = [heldBy(row, aLine()), heldBy(row, aLine())];
    const rows = rowsWith({ batches: [row], lines: [stays, goes] });
    const product = toProduct(rows);
    const comes = aLine();
    product.deallocate(goes.orderId);
    product.allocate(comes);

    const { deleted, inserted, changedBatches } = changeOf(product, rows);

    expect({ deleted, inserted, changedBatches }).toEqual({
      deleted: [goes],
      inserted: [heldBy(row, comes)],
      changedBatches: [],
    });
  });

  test("replaces the row of a line that has another quantity now", () => {
    const row = aBatchRow();
    const line = aLine({ quantity: 2 });
    const rows = rowsWith({ batches: [row], lines: [heldBy(row, line)] });
    const product = toProduct(rows);
    product.deallocate(line.orderId);
    product.allocate({ ...line, quantity: 5 });

    const { deleted, inserted } = changeOf(product, rows);

    expect(deleted).toEqual([heldBy(row, line)]);
    expect(inserted).toEqual([heldBy(row, { ...line, quantity: 5 })]);
  });

  test("gives a line that was let go and came back a new row, for now it is the last", () => {
    const row = aBatchRow();
    const [returns, stays] = [aLine(), aLine()];
    const rows = rowsWith({ batches: [row], lines: [heldBy(row, returns), heldBy(row, stays)] });
    const product = toProduct(rows);
    product.deallocate(returns.orderId);
    product.allocate(returns);

    const { deleted, inserted } = changeOf(product, rows);

    expect({ deleted, inserted }).toEqual({ deleted: [heldBy(row, returns)], inserted: [heldBy(row, returns)] });
  });

  test("of a line that moved is its old row gone and a new one", () => {
    const [late, early] = [aBatchRow({ eta: later }), aBatchRow()];
    const line = aLine();
    const rows = rowsWith({ batches: [late, early], lines: [heldBy(late, line)] });
    const product = toProduct(rows);
    product.deallocate(line.orderId);
    product.allocate(line);

    const { deleted, inserted } = changeOf(product, rows);

    expect({ deleted, inserted }).toEqual({ deleted: [heldBy(late, line)], inserted: [heldBy(early, line)] });
  });
});

function aBatchRow(details: Partial<BatchRow> = {}): BatchRow {
  const { reference, sku, purchasedQuantity, eta } = aBatch(details);
  return { reference, sku, purchasedQuantity, eta };
}

function heldBy({ reference }: BatchRow, line: OrderLine): LineRow {
  return { ...line, batchReference: reference };
}

function rowsWith(details: Partial<ProductRows>): ProductRows {
  return { sku: lamp, version: 1, batches: [], lines: [], ...details };
}
