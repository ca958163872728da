import { describe, expect, test } from "vitest";
import type { Batch } from "../../src/domain/batch.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { aBatch, aLine, aProduct } from "../builders.ts";

describe("a product that has no room for a line", () => {
  test("records which order wanted how many of what", () => {
    const product = aProduct({ batches: [aBatch({ purchasedQuantity: 1 })] });
    const line = aLine({ quantity: 2 });

    product.allocate(line);

    expect(product.takeEvents()).toEqual([outOfStock(line, 0)]);
  });

  test("records each of them, in the order they came, also the same one again", () => {
    const product = aProduct();
    const [first, second] = [aLine(), aLine()];

    for (const line of [first, second, second]) product.allocate(line);

    expect(product.takeEvents()).toEqual([first, second, second].map((line) => outOfStock(line, 0)));
  });

  test("tells it once: who asks again hears what has come since", () => {
    const product = aProduct();
    const later = aLine();
    product.allocate(aLine());

    const taken = product.takeEvents();
    product.allocate(later);

    expect(taken).toHaveLength(1);
    expect(product.takeEvents()).toEqual([outOfStock(later, 0)]);
    expect(product.takeEvents()).toEqual([]);
  });
});

describe("a product that has room for a line", () => {
  test("records which batch it went to", () => {
    const batch = aBatch();
    const product = aProduct({ batches: [batch], version: 7 });
    const line = aLine();

    product.allocate(line);

    expect(product.takeEvents()).toEqual([allocated(line, batch, 8)]);
  });

  test("records it once, however often the same line comes", () => {
    const batch = aBatch();
    const product = aProduct({ batches: [batch] });
    const line = aLine();

    for (const same of [line, { ...line }, line]) product.allocate(same);

    expect(product.takeEvents()).toEqual([allocated(line, batch, 1)]);
  });

  test("records it anew when the line was given back in between", () => {
    const batch = aBatch();
    const product = aProduct({ batches: [batch] });
    const line = aLine();

    product.allocate(line);
    product.deallocate(line.orderId);
    product.allocate(line);

    expect(product.takeEvents()).toEqual([
      allocated(line, batch, 1),
      { type: "Cancelled", ...line, version: 2 },
      allocated(line, batch, 3),
    ]);
  });
});

describe("a product one of whose batches will never come", () => {
  test("records where each line has gone, in the order in which they were moved", () => {
    const lines = [aLine(), aLine()];
    const [sunken, other] = [aBatch({ lines }), aBatch({ purchasedQuantity: 2 })];
    const product = aProduct({ batches: [sunken, other] });

    for (const _line of lines) product.relocateLatestLine(sunken.reference);

    expect(product.takeEvents()).toEqual([allocated(lines[1], other, 2), outOfStock(lines[0], 3)]);
  });
});

describe("a product of which less was bought than we thought", () => {
  test("records each line that has lost its place, the latest first", () => {
    const lines = [aLine({ quantity: 2 }), aLine({ quantity: 3 }), aLine({ quantity: 4 })];
    const batch = aBatch({ purchasedQuantity: 9, lines });
    const product = aProduct({ batches: [aBatch(), batch] });

    product.changeBatchQuantity(batch.reference, 4);

    expect(product.takeEvents()).toEqual(
      [lines[2], lines[1]].map((line) => ({ type: "Deallocated", ...line, version: 1 })),
    );
  });

  test("records it in the order in which things happen to the product", () => {
    const held = aLine({ quantity: 2 });
    const batch = aBatch({ purchasedQuantity: 2, lines: [held] });
    const product = aProduct({ batches: [batch] });
    const [before, after] = [aLine(), aLine()];

    product.allocate(before);
    product.changeBatchQuantity(batch.reference, 1);
    product.allocate(after);

    expect(product.takeEvents()).toEqual([
      outOfStock(before, 0),
      { type: "Deallocated", ...held, version: 1 },
      outOfStock(after, 1),
    ]);
  });
});

describe("a product that is given a line back", () => {
  test("records it, though it wants no other place", () => {
    const line = aLine();
    const product = aProduct({ batches: [aBatch({ lines: [line] })], version: 7 });

    product.deallocate(line.orderId);

    expect(product.takeEvents()).toEqual([{ type: "Cancelled", ...line, version: 8 }]);
  });

  test("records nothing of an order that holds none", () => {
    const product = aProduct({ batches: [aBatch({ lines: [aLine()] })] });

    product.deallocate(aLine().orderId);

    expect(product.takeEvents()).toEqual([]);
  });
});

describe("nothing is recorded", () => {
  test("of a product as it is loaded", () => {
    const product = aProduct({ batches: [aBatch({ lines: [aLine()] })], version: 7 });

    expect(product.takeEvents()).toEqual([]);
  });

  test("of what nobody else wants to know: a new batch, one that is smaller or larger", () => {
    const line = aLine();
    const batch = aBatch({ lines: [line] });
    const product = aProduct({ batches: [batch] });

    product.addBatch(aBatch());
    for (const quantity of [line.quantity, 30]) product.changeBatchQuantity(batch.reference, quantity);

    expect(product.takeEvents()).toEqual([]);
  });

  test("of a line that is there already, though its batch is full", () => {
    const line = aLine({ quantity: 2 });
    const product = aProduct({ batches: [aBatch({ purchasedQuantity: 2, lines: [line] })] });

    product.allocate({ ...line });

    expect(product.takeEvents()).toEqual([]);
  });

  test("of another quantity than the order holds: that is refused", () => {
    const line = aLine({ quantity: 2 });
    const product = aProduct({ batches: [aBatch({ purchasedQuantity: 2, lines: [line] })] });

    expect(() => product.allocate({ ...line, quantity: 3 })).toThrow();

    expect(product.takeEvents()).toEqual([]);
  });
});

function allocated(line: OrderLine | undefined, { reference }: Batch, version: number) {
  return { type: "Allocated", ...line, reference, version };
}

function outOfStock(line: OrderLine | undefined, version: number) {
  return { type: "OutOfStock", ...line, version };
}
