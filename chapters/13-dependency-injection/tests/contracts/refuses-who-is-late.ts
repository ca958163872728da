import { Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import type { Batch } from "../../src/domain/batch.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import type { Product } from "../../src/domain/product.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { StartUnitOfWork, UnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, aProduct, lamp } from "../builders.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";

const sofa = Sku.parse("SOFA");

/** Of two who have read the same product before either commits, only one can be right. */
export function refusesWhoIsLate(startUnitOfWork: StartUnitOfWork): void {
  test("the later of two changes of one product is refused, and nothing of it is kept", async () => {
    await keep(startUnitOfWork, aBatch());
    const line = aLine();

    const outcome = await overlapping(allocating(line), allocating(aLine()));

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 2, batches: [{ lines: [line] }] });
  });

  test("nobody is sold what turned out at the same time not to have been bought", async () => {
    const batch = aBatch({ purchasedQuantity: 20 });
    await keep(startUnitOfWork, batch);
    const shrinking = changing(lamp, (product) => product.changeBatchQuantity(batch.reference, 1));

    const outcome = await overlapping(shrinking, allocating(aLine({ quantity: 2 })));

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ batches: [{ availableQuantity: 1 }] });
  });

  test("the later of two who bring in the same product is refused, and nothing of it is kept", async () => {
    const [ours, theirs] = [aBatch(), aBatch()];

    const outcome = await overlapping(bringingIn(ours), bringingIn(theirs));

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    const { reference } = ours;
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 1, batches: [{ reference }] });
  });

  test("the later of two who give the same reference to batches of different products is refused", async () => {
    const batch = aBatch();
    const namesake = aBatch({ sku: sofa, reference: batch.reference });

    const outcome = await overlapping(bringingIn(batch), bringingIn(namesake));

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ batches: [{ sku: lamp }] });
    expect(await foundProduct(startUnitOfWork, sofa)).toBeUndefined();
  });

  test("changes of different products are both kept", async () => {
    await keep(startUnitOfWork, aBatch(), aBatch({ sku: sofa }));
    const [line, other] = [aLine(), aLine({ sku: sofa })];

    const outcome = await overlapping(allocating(line), allocating(other));

    expect(outcome).toBe("kept");
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 2, batches: [{ lines: [line] }] });
    expect(await foundProduct(startUnitOfWork, sofa)).toMatchObject({ version: 2, batches: [{ lines: [other] }] });
  });

  test.each([lamp, sofa])("of a change of lamps and sofas nothing is kept when %s has changed since", async (sku) => {
    await keep(startUnitOfWork, aBatch(), aBatch({ sku: sofa }));
    const line = aLine({ sku });

    const outcome = await overlapping(allocating(line), async (unitOfWork) => {
      await allocating(aLine())(unitOfWork);
      await allocating(aLine({ sku: sofa }))(unitOfWork);
    });

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    const [lamps, sofas] = [await foundProduct(startUnitOfWork, lamp), await foundProduct(startUnitOfWork, sofa)];
    expect([lamps, sofas].flatMap((product) => product?.batches.flatMap(({ lines }) => lines))).toEqual([line]);
  });

  test("of a change nothing is kept when what was only looked at for it has changed since", async () => {
    await keep(startUnitOfWork, aBatch(), aBatch({ sku: sofa }));

    const outcome = await overlapping(allocating(aLine()), async (unitOfWork) => {
      await looking(lamp)(unitOfWork);
      await allocating(aLine({ sku: sofa }))(unitOfWork);
    });

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
    expect(await foundProduct(startUnitOfWork, sofa)).toMatchObject({ version: 1, batches: [{ lines: [] }] });
  });

  test("what was decided is refused when it is no longer right: out of stock, but a batch has come since", async () => {
    await keep(startUnitOfWork, aBatch({ purchasedQuantity: 1 }));
    const restocking = changing(lamp, (product) => product.addBatch(aBatch()));

    const outcome = await overlapping(restocking, allocating(aLine({ quantity: 2 })));

    expect(outcome).toBeInstanceOf(ConcurrencyConflict);
  });

  test("what was decided is confirmed when it is still right, and that moves no version", async () => {
    await keep(startUnitOfWork, aBatch({ purchasedQuantity: 1 }));
    const outOfStock = allocating(aLine({ quantity: 2 }));

    const outcome = await overlapping(outOfStock, outOfStock);

    expect(outcome).toBe("kept");
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 1, batches: [{ lines: [] }] });
  });

  test("who only looks is in nobody's way", async () => {
    await keep(startUnitOfWork, aBatch());
    const line = aLine();

    const outcome = await overlapping(looking(lamp), allocating(line));

    expect(outcome).toBe("kept");
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 2, batches: [{ lines: [line] }] });
  });

  /** Both have read and decided before either commits. What became of the second, which commits last. */
  async function overlapping(earlier: Work, later: Work): Promise<unknown> {
    await using first = await startUnitOfWork();
    await using second = await startUnitOfWork();
    await later(second);
    await earlier(first);
    await first.commit();
    return second.commit().then(
      () => "kept",
      (error: unknown) => error,
    );
  }
}

type Work = (unitOfWork: UnitOfWork) => Promise<void>;

function changing(sku: Sku, change: (product: Product) => void): Work {
  return async (unitOfWork) => change(await productIn(unitOfWork, sku));
}

function allocating(line: OrderLine): Work {
  return changing(line.sku, (product) => product.allocate(line));
}

function looking(sku: Sku): Work {
  return changing(sku, () => {});
}

/** A product that is new, with one batch. */
function bringingIn(batch: Batch): Work {
  return async ({ products }) => {
    const product = aProduct({ sku: batch.sku });
    product.addBatch(batch);
    products.add(product);
  };
}
