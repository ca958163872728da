import type { OrderId, Sku } from "@cosmic/kernel";

/** A batch was bought; `eta` is `YYYY-MM-DD`, or null when it is in the warehouse already. */
export type BatchAdded = Readonly<{
  type: "BatchAdded";
  reference: string;
  sku: string;
  quantity: number;
  eta: string | null;
}>;

/** A customer has ordered something. */
export type AllocationRequired = Readonly<{
  type: "AllocationRequired";
  orderId: string;
  sku: string;
  quantity: number;
}>;

/** A customer has given something back. */
export type DeallocationRequired = Readonly<{ type: "DeallocationRequired"; orderId: string; sku: string }>;

/** More or less of a batch was bought than we thought. */
export type BatchQuantityChanged = Readonly<{ type: "BatchQuantityChanged"; reference: string; quantity: number }>;

/** A line has lost its place, since its batch is smaller than we thought. */
export type Deallocated = Readonly<{ type: "Deallocated"; orderId: OrderId; sku: Sku; quantity: number }>;

/** An order wanted more of a product than any batch has room for. */
export type OutOfStock = Readonly<{ type: "OutOfStock"; orderId: OrderId; sku: Sku; quantity: number }>;

/** What the world outside tells us of, in primitives, and what our products do. Both are facts, in the past tense. */
export type Event =
  | BatchAdded
  | AllocationRequired
  | DeallocationRequired
  | BatchQuantityChanged
  | Deallocated
  | OutOfStock;

/** The event of that type; of several types, one of them. */
export type EventOf<Type extends Event["type"]> = Readonly<{ type: Type }> & Extract<Event, { type: Type }>;
