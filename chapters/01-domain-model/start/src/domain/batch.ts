import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import type { OrderLine } from "./order-line.ts";

/** Stock of one product, as a row holds it: data that anybody may change, and no rule of its own. */
export type Batch = {
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  /** When the shipment arrives; null when it is in the warehouse already. */
  eta: CalendarDate | null;
  lines: OrderLine[];
};
