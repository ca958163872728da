import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";

/** What an event tells of an order line. Of two events that tell of the same line, the one with the greater version is newer. */
type OfLine = Readonly<{
  orderId: OrderId;
  sku: Sku;
  quantity: number;
  /** That of the product, when it had happened. */
  version: number;
}>;

/** A line has got a place. */
export type Allocated = OfLine & Readonly<{ type: "Allocated"; reference: BatchReference }>;

/** A line has lost its place, since its batch is smaller than we thought. */
export type Deallocated = OfLine & Readonly<{ type: "Deallocated" }>;

/** A line was given back, and wants no other place. */
export type Cancelled = OfLine & Readonly<{ type: "Cancelled" }>;

/** An order wanted more of a product than any batch has room for. */
export type OutOfStock = OfLine & Readonly<{ type: "OutOfStock" }>;

/** What has happened, in the past tense: nobody can refuse it any more. */
export type Event = Allocated | Deallocated | Cancelled | OutOfStock;

/** The event of that type; of several types, one of them. */
export type EventOf<Type extends Event["type"]> = Readonly<{ type: Type }> & Extract<Event, { type: Type }>;
