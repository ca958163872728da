import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";

/** A line has got a place. */
export type Allocated = Readonly<{
  type: "Allocated";
  orderId: OrderId;
  sku: Sku;
  quantity: number;
  reference: BatchReference;
}>;

/** A line has lost its place, since its batch is smaller than we thought. */
export type Deallocated = Readonly<{ type: "Deallocated"; orderId: OrderId; sku: Sku; quantity: number }>;

/** An order wanted more of a product than any batch has room for. */
export type OutOfStock = Readonly<{ type: "OutOfStock"; orderId: OrderId; sku: Sku; quantity: number }>;

/** What has happened, in the past tense: nobody can refuse it any more. */
export type Event = Allocated | Deallocated | OutOfStock;

/** The event of that type; of several types, one of them. */
export type EventOf<Type extends Event["type"]> = Readonly<{ type: Type }> & Extract<Event, { type: Type }>;
