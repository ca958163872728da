import { randomBatchReference, randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import type { BatchChange } from "../../src/adapters/batch-rows.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Batch } from "../../src/domain/batch.ts";
import { aBatch, aLine } from "../builders.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { fakeBatchStore } from "../fakes.ts";
import { change, keep } from "../units-of-work.ts";

unitOfWorkContract("a fake store", fakeBatchStore);

test("a commit hands the store all that changed, in one piece, in the order of the references, and nothing else", async () => {
  const { startUnitOfWork, written } = recordingUnitsOfWork();
  const sku = randomSku();
  const named = (name: string) => aBatch({ sku, reference: randomBatchReference(name) });
  const [first, second, third, untouched] = [named("a"), named("b"), named("c"), named("d")];
  const line = aLine({ sku });
  await keep(startUnitOfWork, second, untouched);

  await using unitOfWork = await startUnitOfWork();
  (await unitOfWork.batches.get(second.reference))?.allocate(line);
  await unitOfWork.batches.get(untouched.reference);
  for (const added of [third, first]) unitOfWork.batches.add(added);
  await unitOfWork.commit();

  const row = ({ reference, purchasedQuantity, eta }: Batch) => ({ reference, sku, purchasedQuantity, eta });
  expect(written.slice(1)).toEqual([
    [
      { batch: row(first), deleted: [], inserted: [] },
      { deleted: [], inserted: [{ ...line, batchReference: second.reference }] },
      { batch: row(third), deleted: [], inserted: [] },
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
