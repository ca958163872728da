import type { Sku } from "@cosmic/kernel";

/** Nobody ever bought a batch of this product. */
export class InvalidSku extends Error {
  override readonly name = "InvalidSku";
  readonly code = "invalid-sku";

  constructor(sku: Sku) {
    super(`Invalid sku ${sku}`);
  }
}
