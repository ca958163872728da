import { BatchReference } from "@cosmic/kernel";
import type { CancelShipment } from "../../domain/commands.ts";
import type { Relocated } from "../../domain/product.ts";
import type { StartUnitOfWork } from "../unit-of-work.ts";
import { UnknownBatch } from "../unknown-batch.ts";

/**
 * The batch will never come: the line that it took last gets another place, or its product is out of stock for it. One line a
 * command, so that all that follows from it is done before the next one moves, and a failure leaves those before it where they
 * are now. Answers with null when nothing is left of the batch.
 * @throws UnknownBatch when there is none of that reference; InvalidValue when the text cannot be one.
 */
export async function cancelShipment(
  { reference }: CancelShipment,
  startUnitOfWork: StartUnitOfWork,
): Promise<Relocated | null> {
  const wanted = BatchReference.parse(reference);
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(wanted);
  if (!product) throw new UnknownBatch(wanted);
  const relocated = product.relocateLatestLine(wanted);
  await unitOfWork.commit();
  return relocated;
}
