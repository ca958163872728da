import { randomBatchReference, randomSku } from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import type { StartUnitOfWork, UnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
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
    const [known, added, line] = [aBatch({ sku }), aBatch({ sku }), aLine({ sku })];
    await keep(startUnitOfWork, known);

    await using unitOfWork = await startUnitOfWork();
    for (const batch of await unitOfWork.batches.listBySku(sku)) batch.changePurchasedQuantity(7);
    added.allocate(line);
    unitOfWork.batches.add(added);
    await unitOfWork.commit();

    expect(await found(startUnitOfWork, known.reference)).toMatchObject({ purchasedQuantity: 7 });
    expect(await found(startUnitOfWork, added.reference)).toMatchObject({ lines: [line] });
  });

  test("what was not committed is forgotten", async () => {
    const [known, added] = [aBatch({ purchasedQuantity: 20 }), aBatch()];
    await keep(startUnitOfWork, known);

    await leaveWithoutCommit(startUnitOfWork, async ({ batches }) => {
      const batch = await batches.get(known.reference);
      batch?.allocate(aLine());
      batch?.changePurchasedQuantity(7);
      batches.add(added);
    });

    expect(await found(startUnitOfWork, known.reference)).toEqual(stateOf(known));
    expect(await found(startUnitOfWork, added.reference)).toBeUndefined();
  });

  test("what was done before an exception is forgotten", async () => {
    const batch = aBatch();
    await keep(startUnitOfWork, batch);

    const attempt = change(startUnitOfWork, batch.reference, (known) => {
      known.allocate(aLine());
      known.allocate(aLine({ quantity: 1_000 }));
    });

    await expect(attempt).rejects.toMatchObject({ code: "out-of-stock" });
    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("what a commit could not write is forgotten, and the next one starts afresh", async () => {
    const [batch, line] = [aBatch(), aLine()];
    await keep(startUnitOfWork, batch);

    const attempt = change(startInVain, batch.reference, (known) => known.allocate(aLine()));
    await expect(attempt).rejects.toThrow("disk full");
    await change(startUnitOfWork, batch.reference, (known) => known.allocate(line));

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("what was only looked at needs no commit, and a commit does it no harm", async () => {
    const batch = aBatch();
    batch.allocate(aLine());
    await keep(startUnitOfWork, batch);

    await change(startInVain, batch.reference, () => {});

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  describe.each(["committed", "left without commit", "committed in vain"] as const)("once it was %s", (ending) => {
    test.each(["get", "listBySku", "add", "commit"] as const)("%s is refused", async (method) => {
      const batch = aBatch();

      const ended = await endedUnitOfWork(ending);

      const call = {
        get: async () => ended.batches.get(randomBatchReference()),
        listBySku: async () => ended.batches.listBySku(randomSku()),
        add: async () => ended.batches.add(batch),
        commit: () => ended.commit(),
      };
      await expect(call[method]()).rejects.toThrow("This unit of work has ended: start another one");
      expect(await found(startUnitOfWork, batch.reference)).toBeUndefined();
    });
  });

  async function endedUnitOfWork(ending: "committed" | "left without commit" | "committed in vain") {
    if (ending === "left without commit") return leaveWithoutCommit(startUnitOfWork, async () => {});
    const unitOfWork = await (ending === "committed" ? startUnitOfWork : startInVain)();
    unitOfWork.batches.add(aBatch());
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
