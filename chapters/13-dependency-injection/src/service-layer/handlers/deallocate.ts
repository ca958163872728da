import { OrderId, Sku } from "@cosmic/kernel";
import type { Deallocate } from "../../domain/commands.ts";
import { NotAllocated } from "../not-allocated.ts";
import type { StartUnitOfWork } from "../unit-of-work.ts";
import { productOf } from "./product-of.ts";

/**
 * Gives back what the order holds of the product, and answers with the reference of the batch that held it.
 * @throws InvalidSku when there is no batch of the product; NotAllocated when none of them holds a line of the order;
 * InvalidValue when a text cannot be what it should be.
 */
export async function deallocate({ orderId, sku }: Deallocate, startUnitOfWork: StartUnitOfWork): Promise<string> {
  const wanted = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku) };
  await using unitOfWork = await startUnitOfWork();
  const product = await productOf(wanted.sku, unitOfWork);
  const taken = product.deallocate(wanted.orderId);
  await unitOfWork.commit();
  if (taken === null) throw new NotAllocated(wanted.orderId, wanted.sku);
  return taken.reference;
}
