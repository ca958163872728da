import type { OrderId, Sku } from "@cosmic/kernel";

/** No batch holds a line of this product for this order. */
export class NotAllocated extends Error {
  override readonly name = "NotAllocated";
  readonly code = "not-allocated";

  constructor(orderId: OrderId, sku: Sku) {
    super(`Order ${orderId} holds nothing of sku ${sku}`);
  }
}
