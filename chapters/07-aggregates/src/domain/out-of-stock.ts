import type { Sku } from "@cosmic/kernel";

export class OutOfStock extends Error {
  override readonly name = "OutOfStock";
  readonly code = "out-of-stock";
  readonly sku: Sku;

  constructor(sku: Sku) {
    super(`Out of stock for sku ${sku}`);
    this.sku = sku;
  }
}
