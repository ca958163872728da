import { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import { type BatchOfProduct, Product } from "../domain/product.ts";
import { ConflictingBatch } from "./conflicting-batch.ts";
import { InvalidSku } from "./invalid-sku.ts";
import { NotAllocated } from "./not-allocated.ts";
import type { StartUnitOfWork, UnitOfWork } from "./unit-of-work.ts";
import { UnknownBatch } from "./unknown-batch.ts";

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
  // First the product: a batch that comes in after this makes it another version, and the commit notices.
  const product = await productOrNew(batch.sku, unitOfWork);
  const holder = await unitOfWork.products.getByBatchReference(batch.reference);
  const known = holder?.batch(batch.reference);
  if (known && !sameDetails(known, batch)) throw new ConflictingBatch(batch.reference);
  if (!known) product.addBatch(batch);
  await unitOfWork.commit();
}

/**
 * Takes the line from the best batch of its product, and answers with that batch's reference; with null when none has
 * room: then the product is out of stock, which is an event.
 * @throws InvalidSku when there is no batch of the product; ConflictingOrderLine when the order holds another quantity
 * of it; InvalidValue when a text cannot be what it should be. Then nothing is kept.
 */
export async function allocate(
  { orderId, sku, quantity }: RequestedLine,
  startUnitOfWork: StartUnitOfWork,
): Promise<string | null> {
  const line = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku), quantity };
  await using unitOfWork = await startUnitOfWork();
  const product = await productOf(line.sku, unitOfWork);
  const reference = product.allocate(line);
  await unitOfWork.commit(); // Also when there was no room: by now somebody may have made some.
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
  const product = await productOf(wanted.sku, unitOfWork);
  const taken = product.deallocate(wanted.orderId);
  await unitOfWork.commit();
  if (taken === null) throw new NotAllocated(wanted.orderId, wanted.sku);
  return taken.reference;
}

/**
 * Gives a line back and takes it from what is the best batch now, whose reference is the answer. Both or neither: when
 * none has room, the answer is null, and the order keeps what it holds.
 * @throws as `deallocate` and `allocate` do.
 */
export async function reallocate(
  orderId: string,
  sku: string,
  startUnitOfWork: StartUnitOfWork,
): Promise<string | null> {
  const wanted = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku) };
  await using unitOfWork = await startUnitOfWork();
  const product = await productOf(wanted.sku, unitOfWork);
  const taken = product.deallocate(wanted.orderId);
  if (taken === null) throw new NotAllocated(wanted.orderId, wanted.sku);
  const reference = product.allocate(taken.line);
  if (reference !== null) await unitOfWork.commit(); // Else it would keep the first half.
  return reference;
}

/**
 * More or less of a batch was bought than we thought. Answers with the lines that it had to give back, the latest first:
 * all of that is kept together, the new quantity and what it cost.
 * @throws UnknownBatch when there is none of that reference; InvalidValue when the text cannot be one.
 */
export async function changeBatchQuantity(
  reference: string,
  quantity: number,
  startUnitOfWork: StartUnitOfWork,
): Promise<readonly RequestedLine[]> {
  const wanted = BatchReference.parse(reference);
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(wanted);
  if (!product) throw new UnknownBatch(wanted);
  const homeless = product.changeBatchQuantity(wanted, quantity);
  await unitOfWork.commit();
  return homeless;
}

/** @throws InvalidSku */
async function productOf(sku: Sku, { products }: UnitOfWork): Promise<Product> {
  const product = await products.get(sku);
  if (!product) throw new InvalidSku(sku);
  return product;
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
