import type { OrderId, Sku } from "@cosmic/kernel";

/** An order wanted more of a product than any batch has room for. */
export type OutOfStock = Readonly<{ type: "OutOfStock"; orderId: OrderId; sku: Sku; quantity: number }>;

/** What has happened, in the past tense: nobody can refuse it any more. */
export type Event = OutOfStock;
