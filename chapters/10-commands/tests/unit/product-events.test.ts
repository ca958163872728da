import { describe, expect, test } from "vitest";
import { aBatch, aLine, aProduct } from "../builders.ts";

describe("a product that has no room for a line", () => {
  test("records which order wanted how many of what", () => {
    const product = aProduct({ batches: [aBatch({ purchasedQuantity: 1 })] });
    const line = aLine({ quantity: 2 });

    product.allocate(line);

    expect(product.takeEvents()).toEqual([{ type: "OutOfStock", ...line }]);
  });

  test("records each of them, in the order they came, also the same one again", () => {
    const product = aProduct();
    const [first, second] = [aLine(), aLine()];

    for (const line of [first, second, second]) product.allocate(line);

    expect(product.takeEvents()).toEqual([first, second, second].map((line) => ({ type: "OutOfStock", ...line })));
  });

  test("tells it once: who asks again hears what has come since", () => {
    const product = aProduct();
    const later = aLine();
    product.allocate(aLine());

    const taken = product.takeEvents();
    product.allocate(later);

    expect(taken).toHaveLength(1);
    expect(product.takeEvents()).toEqual([{ type: "OutOfStock", ...later }]);
    expect(product.takeEvents()).toEqual([]);
  });
});

describe("a product of which less was bought than we thought", () => {
  test("records each line that has lost its place, the latest first", () => {
    const lines = [aLine({ quantity: 2 }), aLine({ quantity: 3 }), aLine({ quantity: 4 })];
    const batch = aBatch({ purchasedQuantity: 9, lines });
    const product = aProduct({ batches: [aBatch(), batch] });

    product.changeBatchQuantity(batch.reference, 4);

    expect(product.takeEvents()).toEqual([lines[2], lines[1]].map((line) => ({ type: "Deallocated", ...line })));
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
      { type: "OutOfStock", ...before },
      { type: "Deallocated", ...held },
      { type: "OutOfStock", ...after },
    ]);
  });
});

describe("nothing is recorded", () => {
  test("of a product as it is loaded", () => {
    const product = aProduct({ batches: [aBatch({ lines: [aLine()] })], version: 7 });

    expect(product.takeEvents()).toEqual([]);
  });

  test("of what succeeds", () => {
    const product = aProduct();
    const [batch, line] = [aBatch(), aLine()];

    product.addBatch(batch);
    product.allocate(line);
    product.allocate({ ...line });
    product.changeBatchQuantity(batch.reference, line.quantity);
    product.deallocate(line.orderId);

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
