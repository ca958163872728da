import { OrderId, Sku } from "@cosmic/kernel";
import type { Allocate } from "../../domain/commands.ts";
import type { Deallocated } from "../../domain/events.ts";
import type { StartUnitOfWork } from "../unit-of-work.ts";
import { productOf } from "./product-of.ts";

/**
 * Takes the line from the best batch of its product, and answers with that batch's reference; with null when none has
 * room: then the product is out of stock, which is an event.
 * @throws InvalidSku when there is no batch of the product; ConflictingOrderLine when the order holds another quantity
 * of it; InvalidValue when a text cannot be what it should be. Then nothing is kept.
 */
export async function allocate(
  { orderId, sku, quantity }: Allocate | Deallocated,
  startUnitOfWork: StartUnitOfWork,
): Promise<string | null> {
  const line = { orderId: OrderId.parse(orderId), sku: Sku.parse(sku), quantity };
  await using unitOfWork = await startUnitOfWork();
  const product = await productOf(line.sku, unitOfWork);
  const reference = product.allocate(line);
  await unitOfWork.commit(); // Also when there was no room: by now somebody may have made some.
  return reference;
}
