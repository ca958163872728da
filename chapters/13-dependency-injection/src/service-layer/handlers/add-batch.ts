import { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../../domain/batch.ts";
import type { AddBatch } from "../../domain/commands.ts";
import { type BatchOfProduct, Product } from "../../domain/product.ts";
import { ConflictingBatch } from "../conflicting-batch.ts";
import type { StartUnitOfWork, UnitOfWork } from "../unit-of-work.ts";

/**
 * Takes a new batch into stock. The same batch again changes nothing.
 * @throws ConflictingBatch when the reference stands for another batch; InvalidValue when a text cannot be what it should be.
 */
export async function addBatch(
  { reference, sku, quantity, eta }: AddBatch,
  startUnitOfWork: StartUnitOfWork,
): Promise<void> {
  const batch = new Batch({
    reference: BatchReference.parse(reference),
    sku: Sku.parse(sku),
    purchasedQuantity: quantity,
    eta: eta === null ? null : CalendarDate.parse(eta),
  });
  await using unitOfWork = await startUnitOfWork();
  // First the product: a batch that comes in after this makes it another version, and the commit notices.
  const product = await productOrNew(batch.sku, unitOfWork);
  const holder = await unitOfWork.products.getByBatchReference(batch.reference);
  const known = holder?.batch(batch.reference);
  if (known && !sameDetails(known, batch)) throw new ConflictingBatch(batch.reference);
  if (!known) product.addBatch(batch);
  await unitOfWork.commit();
}

async function productOrNew(sku: Sku, { products }: UnitOfWork): Promise<Product> {
  const known = await products.get(sku);
  if (known) return known;
  const product = new Product({ sku });
  products.add(product);
  return product;
}

function sameDetails(one: BatchOfProduct, other: BatchOfProduct): boolean {
  return one.sku === other.sku && one.purchasedQuantity === other.purchasedQuantity && one.eta === other.eta;
}
