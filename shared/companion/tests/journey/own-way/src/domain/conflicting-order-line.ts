import type { OrderLine } from "./order-line.ts";
import { ShopError } from "./shop-error.ts";

export class ConflictingOrderLine extends ShopError {
  override readonly name = "ConflictingOrderLine";
  readonly code = "conflicting-order-line";

  constructor({ orderId, sku, quantity }: OrderLine, { quantity: asked }: OrderLine) {
    super(`Order ${orderId} already holds ${quantity} of sku ${sku}, it cannot ask for ${asked}`);
  }
}
