import type { OrderId, Sku } from "@cosmic/kernel";

export interface OrderLine {
  readonly orderId: OrderId;
  readonly sku: Sku;
  readonly quantity: number;
}

export const sameLine = (a: OrderLine, b: OrderLine): boolean =>
  (["orderId", "sku", "quantity"] as const).every((part) => a[part] === b[part]);
