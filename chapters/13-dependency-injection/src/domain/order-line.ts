import type { OrderId, Sku } from "@cosmic/kernel";

/** So many pieces of one product, wanted by one order. A value: lines with equal parts are the same line. */
export type OrderLine = Readonly<{ orderId: OrderId; sku: Sku; quantity: number }>;

export function sameLine(one: OrderLine, other: OrderLine): boolean {
  return one.orderId === other.orderId && one.sku === other.sku && one.quantity === other.quantity;
}
