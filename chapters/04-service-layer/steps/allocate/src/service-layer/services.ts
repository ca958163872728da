import type { BatchReference } from "@cosmic/kernel";
import { allocate as allocateToBest } from "../domain/allocate.ts";
import type { BatchRepository } from "../domain/batch-repository.ts";
import type { OrderLine } from "../domain/order-line.ts";
import { InvalidSku } from "./invalid-sku.ts";

/**
 * Fetch, decide, save: takes the line from the best batch of its product, and answers with that batch's reference.
 * @throws InvalidSku when there is no batch of the product; OutOfStock when none has room; ConflictingOrderLine when
 * the order holds another quantity of it. Then nothing is saved.
 */
export async function allocate(line: OrderLine, repository: BatchRepository): Promise<BatchReference> {
  const batches = await repository.listBySku(line.sku);
  if (batches.length === 0) throw new InvalidSku(line.sku);
  const reference = allocateToBest(line, batches);
  const chosen = batches.find((batch) => batch.reference === reference);
  if (chosen) await repository.save(chosen);
  return reference;
}
