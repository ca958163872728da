import type { OrderId, Sku } from "@cosmic/kernel";

/** So many pieces of one product, wanted by one order. */
export type OrderLine = Readonly<{ orderId: OrderId; sku: Sku; quantity: number }>;
