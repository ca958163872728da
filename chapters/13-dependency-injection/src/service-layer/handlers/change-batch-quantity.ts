import { BatchReference } from "@cosmic/kernel";
import type { ChangeBatchQuantity } from "../../domain/commands.ts";
import type { StartUnitOfWork } from "../unit-of-work.ts";
import { UnknownBatch } from "../unknown-batch.ts";

/**
 * More or less of a batch was bought than we thought. Lines that it has no stock for any more are let go.
 * @throws UnknownBatch when there is none of that reference; InvalidValue when the text cannot be one.
 */
export async function changeBatchQuantity(
  { reference, quantity }: ChangeBatchQuantity,
  startUnitOfWork: StartUnitOfWork,
): Promise<void> {
  const wanted = BatchReference.parse(reference);
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(wanted);
  if (!product) throw new UnknownBatch(wanted);
  product.changeBatchQuantity(wanted, quantity);
  await unitOfWork.commit();
}
