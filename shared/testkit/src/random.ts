import { BatchReference, OrderId, Sku } from "@cosmic/kernel";

/** References that no other test uses, so that tests can share a database without meeting. */
export const randomSku = (name = "lamp"): Sku => Sku.parse(unique(name));
export const randomOrderId = (name = "order"): OrderId => OrderId.parse(unique(name));
export const randomBatchReference = (name = "batch"): BatchReference => BatchReference.parse(unique(name));

/** The last part of a random UUID is twelve digits, all of them left to chance. */
function unique(name: string): string {
  return `${name}-${crypto.randomUUID().slice(-12)}`;
}
