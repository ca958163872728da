import { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { allocate as allocateToBest } from "../domain/allocate.ts";
import { Batch } from "../domain/batch.ts";
import { ConflictingBatch } from "./conflicting-batch.ts";
import { InvalidSku } from "./invalid-sku.ts";
import { NotAllocated } from "./not-allocated.ts";
import type { StartUnitOfWork, UnitOfWork } from "./unit-of-work.ts";

/** An order line in primitives, so that whoever asks needs to know nothing of the domain. */
export type RequestedLine = Readonly<{ orderId: string; sku: string; quantity: number }>;

/** A batch in primitives; `eta` is `YYYY-MM-DD`, or null when it is in the warehouse already. */
export type NewBatch = Readonly<{ reference: string; sku: string; quantity: number; eta: string | null }>;

/**
 * Takes a new batch into stock. The same batch again changes nothing.
 * @throws ConflictingBatch when the reference stands for another batch; InvalidValue when a text cannot be what it should be.
 */
export async function addBatch(
  { reference, sku, quantity, eta }: NewBatch,
  startUnitOfWork: StartUnitOfWork,
): Promise<void> {
  const batch = new Batch({
    reference: BatchReference.parse(reference),
    sku: Sku.parse(sku),
    purchasedQuantity: quantity,
    eta: eta === null ? null : CalendarDate.parse(eta),
  });
  await using unitOfWork = await startUnitOfWork();
  const known = await unitOfWork.batches.get(batch.reference);
  if (known && !sameDetails(known, batch)) throw new ConflictingBatch(batch.reference);
  if (!known) unitOfWork.batches.add(batch);
  await unitOfWork.commit();
}

/**
 * Takes the line from the best batch of its product, and answers with that batch's reference.
 * @throws InvalidSku when there is no batch of the product; OutOfStock when none has room; ConflictingOrderLine when
 * the order holds another quantity of it; InvalidValue when a text cannot be what it should be. Then nothing is kept.
 */
export async function allocate(
  { orderId, sku, quantity }: RequestedLine,
  startUnitOfWork: StartUnitOfWork,
): Promise<string> {
  const line = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku), quantity };
  await using unitOfWork = await startUnitOfWork();
  const reference = allocateToBest(line, await batchesOf(line.sku, unitOfWork));
  await unitOfWork.commit();
  return reference;
}

/**
 * Gives back what the order holds of the product, and answers with the reference of the batch that held it.
 * @throws InvalidSku when there is no batch of the product; NotAllocated when none of them holds a line of the order;
 * InvalidValue when a text cannot be what it should be.
 */
export async function deallocate(orderId: string, sku: string, startUnitOfWork: StartUnitOfWork): Promise<string> {
  const wanted = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku) };
  await using unitOfWork = await startUnitOfWork();
  for (const batch of await batchesOf(wanted.sku, unitOfWork)) {
    const line = batch.lineOf(wanted);
    if (!line) continue;
    batch.deallocate(line);
    await unitOfWork.commit();
    return batch.reference;
  }
  throw new NotAllocated(wanted.orderId, wanted.sku);
}

async function batchesOf(sku: Sku, { batches }: UnitOfWork): Promise<readonly Batch[]> {
  const found = await batches.listBySku(sku);
  if (found.length === 0) throw new InvalidSku(sku);
  return found;
}

function sameDetails(one: Batch, other: Batch): boolean {
  return one.sku === other.sku && one.purchasedQuantity === other.purchasedQuantity && one.eta === other.eta;
}
