import type { Sku } from "@cosmic/kernel";
import type { Product } from "../../domain/product.ts";
import { InvalidSku } from "../invalid-sku.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** The product, as something that must be there. @throws InvalidSku when nobody ever bought a batch of it. */
export async function productOf(sku: Sku, { products }: UnitOfWork): Promise<Product> {
  const product = await products.get(sku);
  if (!product) throw new InvalidSku(sku);
  return product;
}
