import type { BatchReference } from "@cosmic/kernel";
import type { Batch } from "../src/domain/batch.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";

/** Takes in new batches, in one unit of work. */
export async function keep(startUnitOfWork: StartUnitOfWork, ...batches: readonly Batch[]): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  for (const batch of batches) unitOfWork.batches.add(batch);
  await unitOfWork.commit();
}

/** Changes one batch, in one unit of work. */
export async function change(
  startUnitOfWork: StartUnitOfWork,
  reference: BatchReference,
  work: (batch: Batch) => unknown,
): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  const batch = await unitOfWork.batches.get(reference);
  if (!batch) throw new Error(`the test has no batch ${reference}`);
  await work(batch);
  await unitOfWork.commit();
}

/** What somebody finds who begins now. Lines are private, so comparing batches would not see them. */
export async function found(startUnitOfWork: StartUnitOfWork, reference: BatchReference) {
  await using unitOfWork = await startUnitOfWork();
  return stateOf(await unitOfWork.batches.get(reference));
}

/** Everything about a batch that must survive. */
export function stateOf(batch: Batch | undefined) {
  if (!batch) return undefined;
  const { reference, sku, purchasedQuantity, eta, lines, availableQuantity } = batch;
  return { reference, sku, purchasedQuantity, eta, lines, availableQuantity };
}
