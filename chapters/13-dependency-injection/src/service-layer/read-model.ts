import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Event } from "../domain/events.ts";

/** So many pieces out of a batch. */
export type Place = Readonly<{ reference: BatchReference; quantity: number }>;

/** One line of which the read model shows something else than what is so; null where there is none. */
export type Difference = Readonly<{ orderId: OrderId; sku: Sku; actual: Place | null; shown: Place | null }>;

/** What is kept for those who only want to look, apart from what decisions are made on. */
export interface ReadModel {
  /** Remembers what the event tells. The same event again, or one that is older than what is known, changes nothing. */
  record(event: Event): Promise<void>;
  /** All lines of which it shows something else than what is so; while others write, that may be what they are just writing. */
  differences(): Promise<readonly Difference[]>;
  /** Makes it show what is so. What is out of stock is known from events only, and stays. */
  rebuild(): Promise<void>;
}
