import { BatchReference, OrderId, type Sku } from "@cosmic/kernel";
import fc from "fast-check";
import type { Event } from "../src/domain/events.ts";
import { Product } from "../src/domain/product.ts";
import { aBatch } from "./builders.ts";

/** What customers and suppliers do to a product with two batches of five; each order always wants the same quantity. */
export type Step = Readonly<
  | { type: "allocate"; order: number }
  | { type: "give back"; order: number }
  | { type: "change"; batch: number; quantity: number }
  | { type: "lose"; batch: number }
>;

const order = fc.nat(4);
const batch = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("allocate" as const), order }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("give back" as const), order }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("change" as const), batch, quantity: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("lose" as const), batch }) },
);

export const anyHistory = (maxLength: number) => fc.array(step, { maxLength });

/** The two batches to begin with. */
export function batchesOf(sku: Sku) {
  return [0, 1].map((which) => aBatch({ sku, reference: referenceOf(sku, which), purchasedQuantity: 5 }));
}

/** Does the step to the product. A line that loses its place is allocated anew, as the handlers do. */
export function play(step: Step, product: Product): void {
  if (step.type === "allocate") product.allocate(lineOf(product.sku, step.order));
  if (step.type === "give back") product.deallocate(orderIdOf(product.sku, step.order));
  if (step.type === "lose") product.relocateLatestLine(referenceOf(product.sku, step.batch));
  if (step.type === "change") changeBatch(product, referenceOf(product.sku, step.batch), step.quantity);
}

/** The events of the whole history, in the order in which they happened. */
export function eventsOf(history: readonly Step[], sku: Sku): readonly Event[] {
  const product = new Product({ sku, batches: batchesOf(sku), version: 1 });
  for (const step of history) play(step, product);
  return product.takeEvents();
}

export function referenceOf(sku: Sku, batch: number): BatchReference {
  return BatchReference.parse(`${sku}-batch-${batch}`);
}

function changeBatch(product: Product, reference: BatchReference, quantity: number): void {
  const before = product.batch(reference)?.lines ?? [];
  product.changeBatchQuantity(reference, quantity);
  const stayed = new Set(product.batch(reference)?.lines);
  for (const line of before.toReversed()) if (!stayed.has(line)) product.allocate(line);
}

function lineOf(sku: Sku, order: number) {
  return { orderId: orderIdOf(sku, order), sku, quantity: order + 1 };
}

function orderIdOf(sku: Sku, order: number): OrderId {
  return OrderId.parse(`order-${order}-of-${sku}`);
}
