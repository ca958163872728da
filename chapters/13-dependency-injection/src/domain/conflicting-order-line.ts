import type { OrderLine } from "./order-line.ts";

/** An order asks again for a product that it already holds, but for another quantity. */
export class ConflictingOrderLine extends Error {
  override readonly name = "ConflictingOrderLine";
  readonly code = "conflicting-order-line";

  constructor(held: OrderLine, wanted: OrderLine) {
    super(
      `Order ${held.orderId} already holds ${held.quantity} of sku ${held.sku}, it cannot ask for ${wanted.quantity}`,
    );
  }
}
