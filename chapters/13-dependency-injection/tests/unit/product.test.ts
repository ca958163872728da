import { Sku } from "@cosmic/kernel";
import { randomBatchReference, randomOrderId } from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import { ConflictingOrderLine } from "../../src/domain/conflicting-order-line.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { aBatch, aLine, aProduct, later, tomorrow } from "../builders.ts";

describe("allocating", () => {
  test("takes the line from the best batch that has room, and says which", () => {
    const [full, late, early] = [aBatch({ purchasedQuantity: 1 }), aBatch({ eta: later }), aBatch({ eta: tomorrow })];
    const product = aProduct({ batches: [full, late, early] });
    const line = aLine({ quantity: 2 });

    const reference = product.allocate(line);

    expect(reference).toBe(early.reference);
    expect(product.batches.map(({ lines }) => lines)).toEqual([[], [], [line]]);
  });

  test("moves the version by one", () => {
    const product = aProduct({ batches: [aBatch()], version: 7 });

    product.allocate(aLine());

    expect(product.version).toBe(8);
  });

  test("answers with nothing when no batch has room, and changes nothing", () => {
    const product = aProduct({
      batches: [aBatch({ purchasedQuantity: 1 }), aBatch({ purchasedQuantity: 1 })],
      version: 7,
    });

    const reference = product.allocate(aLine({ quantity: 2 }));

    expect(reference).toBeNull();
    expect(product.batches.map(({ lines }) => lines)).toEqual([[], []]);
    expect(product.version).toBe(7);
  });

  test("leaves a line where it is, though a better batch has come, and changes nothing", () => {
    const [holder, better] = [aBatch({ eta: tomorrow }), aBatch()];
    const product = aProduct({ batches: [holder] });
    const line = aLine();
    product.allocate(line);
    product.addBatch(better);
    const { version } = product;

    const again = product.allocate({ ...line });

    expect(again).toBe(holder.reference);
    expect(better.lines).toEqual([]);
    expect(product.version).toBe(version);
  });

  test("refuses another quantity for an order that holds one, whichever batch has room for it", () => {
    const product = aProduct({ batches: [aBatch({ purchasedQuantity: 2 })], version: 7 });
    const line = aLine({ quantity: 2 });
    product.allocate(line);
    product.addBatch(aBatch({ eta: tomorrow }));

    expect(() => product.allocate({ ...line, quantity: 3 })).toThrow(ConflictingOrderLine);
    expect(product.batches.map(({ lines }) => lines)).toEqual([[line], []]);
    expect(product.version).toBe(9);
  });
});

describe("deallocating", () => {
  test("lets the order's line go, and says which it was and where", () => {
    const [other, holder] = [aBatch({ purchasedQuantity: 1 }), aBatch()];
    const product = aProduct({ batches: [other, holder] });
    const [line, kept] = [aLine({ quantity: 5 }), aLine()];
    product.allocate(line);
    product.allocate(kept);

    const taken = product.deallocate(line.orderId);

    expect(taken).toEqual({ line, reference: holder.reference });
    expect(holder.lines).toEqual([kept]);
  });

  test("moves the version by one", () => {
    const line = aLine();
    const product = aProduct({ batches: [aBatch(), aBatch({ lines: [line] })], version: 7 });

    product.deallocate(line.orderId);

    expect(product.version).toBe(8);
  });

  test("answers with nothing for an order that holds nothing, and changes nothing", () => {
    const product = aProduct({ batches: [aBatch({ lines: [aLine()] })], version: 7 });

    const taken = product.deallocate(randomOrderId());

    expect(taken).toBeNull();
    expect(product.version).toBe(7);
  });
});

describe("adding a batch", () => {
  test("makes room, and moves the version by one", () => {
    const product = aProduct({ version: 7 });
    const batch = aBatch();

    product.addBatch(batch);

    expect(product.version).toBe(8);
    expect(product.batch(batch.reference)).toBe(batch);
    expect(product.allocate(aLine())).toBe(batch.reference);
  });
});

describe("changing what was bought", () => {
  test("of a batch that has room for its lines gives nothing back, and moves the version by one", () => {
    const line = aLine({ quantity: 2 });
    const batch = aBatch({ purchasedQuantity: 20, lines: [line] });
    const product = aProduct({ batches: [aBatch(), batch], version: 7 });

    product.changeBatchQuantity(batch.reference, 2);

    expect(product.takeEvents()).toEqual([]);
    expect(batch).toMatchObject({ purchasedQuantity: 2, lines: [line] });
    expect(product.version).toBe(8);
  });

  test("gives back the lines that there is no stock for, the latest first, and moves the version by one", () => {
    const lines = [aLine({ quantity: 2 }), aLine({ quantity: 3 }), aLine({ quantity: 4 })];
    const batch = aBatch({ purchasedQuantity: 9, lines });
    const product = aProduct({ batches: [batch], version: 7 });

    product.changeBatchQuantity(batch.reference, 4);

    expect(product.takeEvents()).toEqual([deallocated(lines[2]), deallocated(lines[1])]);
    expect(batch.lines).toEqual([lines[0]]);
    expect(product.version).toBe(8);
  });

  test("to the quantity that it has already changes nothing", () => {
    const batch = aBatch({ purchasedQuantity: 20 });
    const product = aProduct({ batches: [batch], version: 7 });

    product.changeBatchQuantity(batch.reference, 20);

    expect(product.version).toBe(7);
  });

  test("to the quantity that it has already still gives back what was sold twice", () => {
    const lines = [aLine({ quantity: 2 }), aLine({ quantity: 2 })];
    const batch = aBatch({ purchasedQuantity: 3, lines });
    const product = aProduct({ batches: [batch], version: 7 });

    product.changeBatchQuantity(batch.reference, 3);

    expect(product.takeEvents()).toEqual([deallocated(lines[1])]);
    expect(product.version).toBe(8);
  });

  test("of a batch that it does not have changes nothing", () => {
    const product = aProduct({ batches: [aBatch()], version: 7 });

    product.changeBatchQuantity(randomBatchReference(), 1);

    expect(product.takeEvents()).toEqual([]);
    expect(product.version).toBe(7);
  });
});

test("nobody changes its batches from outside", () => {
  const batch = aBatch();
  const product = aProduct({ batches: [batch] });

  Reflect.set(product.batches, 0, aBatch());

  expect(product.batches).toEqual([batch]);
});

test("a product that is new has no version yet, and no batches", () => {
  const product = aProduct();

  expect(product).toMatchObject({ version: 0, batches: [] });
});

describe("a batch that cannot be added,", () => {
  test("since one of its reference is there", () => {
    const batch = aBatch();
    const product = aProduct({ batches: [batch], version: 7 });

    expect(() => product.addBatch(aBatch({ reference: batch.reference }))).toThrow(/has a batch .+ already/);

    expect(product).toMatchObject({ batches: [batch], version: 7 });
  });

  test("since it is of another product", () => {
    const product = aProduct({ version: 7 });

    expect(() => product.addBatch(aBatch({ sku: Sku.parse("SOFA") }))).toThrow(/is not of product LAMP/);

    expect(product).toMatchObject({ batches: [], version: 7 });
  });
});

function deallocated(line: OrderLine | undefined) {
  return expect.objectContaining({ type: "Deallocated", ...line });
}
