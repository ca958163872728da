import type { Sku } from "@cosmic/kernel";
import { ShopError } from "./shop-error.ts";

export class OutOfStock extends ShopError {
  override readonly name = "OutOfStock";
  readonly code = "out-of-stock";
  readonly sku: Sku;

  constructor(sku: Sku) {
    super(`Out of stock for sku ${sku}`);
    this.sku = sku;
  }
}
