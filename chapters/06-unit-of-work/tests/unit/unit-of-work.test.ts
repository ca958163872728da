import { randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import type { BatchChange } from "../../src/adapters/batch-rows.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { fakeBatchStore } from "../fakes.ts";
import { change, keep } from "../units-of-work.ts";

unitOfWorkContract("a fake store", fakeBatchStore);

test("a commit hands the store all that changed, in one piece, and nothing else", async () => {
  const { startUnitOfWork, written } = recordingUnitsOfWork();
  const sku = randomSku();
  const [changed, untouched, added] = [aBatch({ sku }), aBatch({ sku }), aBatch({ sku })];
  const line = aLine({ sku });
  await keep(startUnitOfWork, changed, untouched);

  await using unitOfWork = await startUnitOfWork();
  const batches = await unitOfWork.batches.listBySku(sku);
  batches.find(({ reference }) => reference === changed.reference)?.allocate(line);
  unitOfWork.batches.add(added);
  await unitOfWork.commit();

  const { reference, purchasedQuantity, eta } = added;
  expect(written.slice(1)).toEqual([
    [
      { deleted: [], inserted: [{ ...line, batchReference: changed.reference }] },
      { batch: { reference, sku, purchasedQuantity, eta }, deleted: [], inserted: [] },
    ],
  ]);
});

test("a commit that has nothing to write does not bother the store", async () => {
  const { startUnitOfWork, written } = recordingUnitsOfWork();
  const [batch, line] = [aBatch(), aLine()];
  await keep(startUnitOfWork, batch);

  await change(startUnitOfWork, batch.reference, (known) => {
    known.allocate(line);
    known.deallocate(line);
  });

  expect(written).toHaveLength(1);
});

function recordingUnitsOfWork() {
  const store = fakeBatchStore();
  const written: (readonly BatchChange[])[] = [];
  const write = (changes: readonly BatchChange[]) => {
    written.push(changes);
    return store.write(changes);
  };
  return { startUnitOfWork: unitOfWorkOver({ ...store, write }), written };
}
