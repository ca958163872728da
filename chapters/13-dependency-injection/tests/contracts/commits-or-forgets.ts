import { randomBatchReference, randomSku } from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import type { StartUnitOfWork, UnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, aProduct } from "../builders.ts";
import { change, found, keep, stateOf } from "../units-of-work.ts";

/** @param startInVain units of work over the same store, which cannot be written to. */
export function commitsOrForgets(startUnitOfWork: StartUnitOfWork, startInVain: StartUnitOfWork): void {
  test("what was committed is there", async () => {
    const batch = aBatch();
    batch.allocate(aLine());

    const committed = keep(startUnitOfWork, batch);

    await expect(committed).resolves.toBeUndefined();
    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("what was committed of several batches is there, all of it", async () => {
    const sku = randomSku();
    const [known, added, line] = [aBatch({ sku }), aBatch({ sku }), aLine({ sku, quantity: 8 })];
    await keep(startUnitOfWork, known);

    await change(startUnitOfWork, known.reference, (product) => {
      product.changeBatchQuantity(known.reference, 7);
      product.addBatch(added);
      product.allocate(line);
    });

    expect(await found(startUnitOfWork, known.reference)).toMatchObject({ purchasedQuantity: 7 });
    expect(await found(startUnitOfWork, added.reference)).toMatchObject({ lines: [line] });
  });

  test("what was not committed is forgotten", async () => {
    const [known, added, foreign] = [aBatch({ purchasedQuantity: 20 }), aBatch(), aBatch({ sku: randomSku() })];
    await keep(startUnitOfWork, known);

    await leaveWithoutCommit(startUnitOfWork, async ({ products }) => {
      const product = await products.getByBatchReference(known.reference);
      product?.allocate(aLine());
      product?.changeBatchQuantity(known.reference, 7);
      product?.addBatch(added);
      products.add(aProduct({ sku: foreign.sku, batches: [foreign] }));
    });

    expect(await found(startUnitOfWork, known.reference)).toEqual(stateOf(known));
    for (const { reference } of [added, foreign]) expect(await found(startUnitOfWork, reference)).toBeUndefined();
  });

  test("what was done before an exception is forgotten", async () => {
    const [batch, line] = [aBatch(), aLine({ quantity: 2 })];
    await keep(startUnitOfWork, batch);

    const attempt = change(startUnitOfWork, batch.reference, (product) => {
      product.allocate(line);
      product.allocate({ ...line, quantity: 3 });
    });

    await expect(attempt).rejects.toMatchObject({ code: "conflicting-order-line" });
    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("what a commit could not write is forgotten, and the next one starts afresh", async () => {
    const [batch, line] = [aBatch(), aLine()];
    await keep(startUnitOfWork, batch);

    const attempt = change(startInVain, batch.reference, (product) => product.allocate(aLine()));
    await expect(attempt).rejects.toThrow("disk full");
    await change(startUnitOfWork, batch.reference, (product) => product.allocate(line));

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("what was only looked at stays as it was", async () => {
    const batch = aBatch();
    batch.allocate(aLine());
    await keep(startUnitOfWork, batch);

    await change(startUnitOfWork, batch.reference, () => {});

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  describe.each(["committed", "left without commit", "committed in vain"] as const)("once it was %s", (ending) => {
    test.each(["get", "getByBatchReference", "add", "commit"] as const)("%s is refused", async (method) => {
      const batch = aBatch();

      const ended = await endedUnitOfWork(ending);

      const call = {
        get: async () => ended.products.get(randomSku()),
        getByBatchReference: async () => ended.products.getByBatchReference(randomBatchReference()),
        add: async () => ended.products.add(aProduct({ batches: [batch] })),
        commit: () => ended.commit(),
      };
      await expect(call[method]()).rejects.toThrow("This unit of work has ended: start another one");
      expect(await found(startUnitOfWork, batch.reference)).toBeUndefined();
    });
  });

  async function endedUnitOfWork(ending: "committed" | "left without commit" | "committed in vain") {
    if (ending === "left without commit") return leaveWithoutCommit(startUnitOfWork, async () => {});
    const unitOfWork = await (ending === "committed" ? startUnitOfWork : startInVain)();
    unitOfWork.products.add(aProduct());
    await unitOfWork.commit().catch(() => {});
    return unitOfWork;
  }
}

async function leaveWithoutCommit(
  startUnitOfWork: StartUnitOfWork,
  work: (unitOfWork: UnitOfWork) => Promise<void>,
): Promise<UnitOfWork> {
  await using unitOfWork = await startUnitOfWork();
  await work(unitOfWork);
  return unitOfWork;
}
