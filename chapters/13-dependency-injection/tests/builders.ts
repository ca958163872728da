import { CalendarDate, Sku } from "@cosmic/kernel";
import { randomBatchReference, randomOrderId } from "@cosmic/testkit/random";
import { Batch } from "../src/domain/batch.ts";
import type { OrderLine } from "../src/domain/order-line.ts";
import { Product } from "../src/domain/product.ts";

export const lamp = Sku.parse("LAMP");
export const tomorrow = CalendarDate.parse("2030-01-02");
export const later = CalendarDate.parse("2030-03-01");

/** Twenty lamps in the warehouse, unless told otherwise. */
export function aBatch(details: Partial<ConstructorParameters<typeof Batch>[0]> = {}): Batch {
  return new Batch({ reference: randomBatchReference(), sku: lamp, purchasedQuantity: 20, eta: null, ...details });
}

/** Two lamps for some order, unless told otherwise. */
export function aLine(details: Partial<OrderLine> = {}): OrderLine {
  return { orderId: randomOrderId(), sku: lamp, quantity: 2, ...details };
}

/** Lamps without a batch, never changed before, unless told otherwise. */
export function aProduct(details: Partial<ConstructorParameters<typeof Product>[0]> = {}): Product {
  return new Product({ sku: lamp, ...details });
}
