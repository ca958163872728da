import { randomBatchReference, randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { found, keep } from "../units-of-work.ts";

/** The identity map: within one unit of work, two ways to a batch lead to the same object. */
export function hasOneObjectPerBatch(startUnitOfWork: StartUnitOfWork): void {
  test("asking for it twice gives the same", async () => {
    const { reference } = await keptBatch();
    await using unitOfWork = await startUnitOfWork();

    const first = await unitOfWork.batches.get(reference);

    expect(first).toMatchObject({ reference });
    expect(await unitOfWork.batches.get(reference)).toBe(first);
  });

  test("asking for it by reference and by product gives the same, in either order", async () => {
    const { reference, sku } = await keptBatch();
    await using one = await startUnitOfWork();
    await using other = await startUnitOfWork();

    const got = await one.batches.get(reference);
    const listed = await other.batches.listBySku(sku);

    const [again, ...others] = await one.batches.listBySku(sku);
    expect(again).toBe(got);
    expect(others).toEqual([]);
    expect(await other.batches.get(reference)).toBe(listed[0]);
  });

  test("asking for it several times at once gives the same", async () => {
    const { reference, sku } = await keptBatch();
    await using unitOfWork = await startUnitOfWork();
    const { batches } = unitOfWork;

    const [one, other, listed] = await Promise.all([
      batches.get(reference),
      batches.get(reference),
      batches.listBySku(sku),
    ]);

    expect(new Set([one, other, ...listed]).size).toBe(1);
  });

  test("what was changed shows when it is asked for again, and so does what was added, before any commit", async () => {
    const { reference, sku } = await keptBatch();
    const [line, added] = [aLine({ sku }), aBatch({ sku })];
    await using unitOfWork = await startUnitOfWork();

    const batch = await unitOfWork.batches.get(reference);
    batch?.allocate(line);
    unitOfWork.batches.add(added);

    const listed = await unitOfWork.batches.listBySku(sku);
    expect(listed).toHaveLength(2);
    expect(listed.find((each) => each.reference === reference)?.lines).toEqual([line]);
    expect(listed.find((each) => each.reference === added.reference)).toBe(added);
    expect(await unitOfWork.batches.get(added.reference)).toBe(added);
  });

  test("changes on both ways to it are kept together", async () => {
    const { reference, sku } = await keptBatch();
    const [one, other] = [aLine({ sku }), aLine({ sku })];
    await using unitOfWork = await startUnitOfWork();

    (await unitOfWork.batches.get(reference))?.allocate(one);
    for (const batch of await unitOfWork.batches.listBySku(sku)) batch.allocate(other);
    await unitOfWork.commit();

    expect(await found(startUnitOfWork, reference)).toMatchObject({ lines: [one, other] });
  });

  test("a batch that is not there is nobody's", async () => {
    await using unitOfWork = await startUnitOfWork();

    expect(await unitOfWork.batches.get(randomBatchReference())).toBeUndefined();
    expect(await unitOfWork.batches.listBySku(randomSku())).toEqual([]);
  });

  test("another unit of work has another object", async () => {
    const { reference } = await keptBatch();
    await using one = await startUnitOfWork();
    await using other = await startUnitOfWork();

    (await one.batches.get(reference))?.changePurchasedQuantity(7);

    expect(await other.batches.get(reference)).toMatchObject({ purchasedQuantity: 20 });
  });

  async function keptBatch() {
    const batch = aBatch({ sku: randomSku(), purchasedQuantity: 20 });
    await keep(startUnitOfWork, batch);
    return batch;
  }
}
