import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Product } from "./product.ts";

/** All products there are, as if they lay in memory: the same product is the same object, and what is changed in it stays so. */
export interface ProductRepository {
  get(sku: Sku): Promise<Product | undefined>;
  /** The product that the batch belongs to. */
  getByBatchReference(reference: BatchReference): Promise<Product | undefined>;
  /** The products of which the order held a line when this unit of work began to ask, in the order of their SKUs. */
  holding(orderId: OrderId): Promise<readonly Product[]>;
  /** Takes in a product that was not there before. */
  add(product: Product): void;
}
