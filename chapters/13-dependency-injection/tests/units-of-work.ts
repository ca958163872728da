import type { BatchReference, Sku } from "@cosmic/kernel";
import type { Batch } from "../src/domain/batch.ts";
import { type BatchOfProduct, Product } from "../src/domain/product.ts";
import type { StartUnitOfWork, UnitOfWork } from "../src/service-layer/unit-of-work.ts";

/** Takes in new batches, each into its product, in one unit of work. */
export async function keep(startUnitOfWork: StartUnitOfWork, ...batches: readonly Batch[]): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  for (const batch of batches) {
    const known = await unitOfWork.products.get(batch.sku);
    const product = known ?? new Product({ sku: batch.sku });
    product.addBatch(batch);
    if (!known) unitOfWork.products.add(product);
  }
  await unitOfWork.commit();
}

/** Changes the product of one batch, in one unit of work. */
export async function change(
  startUnitOfWork: StartUnitOfWork,
  reference: BatchReference,
  work: (product: Product) => unknown,
): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(reference);
  if (!product) throw new Error(`the test has no batch ${reference}`);
  await work(product);
  await unitOfWork.commit();
}

/** A product that is there, in a unit of work that has begun. */
export async function productIn({ products }: UnitOfWork, sku: Sku): Promise<Product> {
  const product = await products.get(sku);
  if (!product) throw new Error(`the test has no product ${sku}`);
  return product;
}

/** What somebody finds who begins now. Lines are private, so comparing batches would not see them. */
export async function found(startUnitOfWork: StartUnitOfWork, reference: BatchReference) {
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(reference);
  return stateOf(product?.batch(reference));
}

/** The same of a whole product. */
export async function foundProduct(startUnitOfWork: StartUnitOfWork, sku: Sku) {
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.get(sku);
  return product && { version: product.version, batches: product.batches.map(stateOfBatch) };
}

/** Everything about a batch that must survive. */
export function stateOf(batch: BatchOfProduct | undefined) {
  return batch && stateOfBatch(batch);
}

function stateOfBatch({ reference, sku, purchasedQuantity, eta, lines, availableQuantity }: BatchOfProduct) {
  return { reference, sku, purchasedQuantity, eta, lines, availableQuantity };
}
