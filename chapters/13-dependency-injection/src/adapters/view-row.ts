import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Event } from "../domain/events.ts";
import type { Difference, Place } from "../service-layer/read-model.ts";

/** What was last heard of a line. */
export type ViewRow = Readonly<{
  orderId: OrderId;
  sku: Sku;
  quantity: number;
  state: "allocated" | "deallocated" | "cancelled" | "out of stock";
  batchReference: BatchReference | null;
  version: number;
}>;

const STATE_AFTER: Readonly<Record<Event["type"], ViewRow["state"]>> = {
  Allocated: "allocated",
  Deallocated: "deallocated",
  Cancelled: "cancelled",
  OutOfStock: "out of stock",
};

/** The row that the event makes of a line's row, whatever was there, unless that is newer. */
export function viewRowOf(event: Event): ViewRow {
  const { orderId, sku, quantity, version } = event;
  const batchReference = event.type === "Allocated" ? event.reference : null;
  return { orderId, sku, quantity, state: STATE_AFTER[event.type], batchReference, version };
}

/** A line of which the view shows something else than the tables; null where there is nothing. */
export type DifferenceRow = Pick<ViewRow, "orderId" | "sku"> &
  Readonly<{
    actual: BatchReference | null;
    actualQuantity: number | null;
    shown: BatchReference | null;
    shownQuantity: number | null;
  }>;

export function differenceOf({ orderId, sku, ...row }: DifferenceRow): Difference {
  return {
    orderId,
    sku,
    actual: placeOf(row.actual, row.actualQuantity),
    shown: placeOf(row.shown, row.shownQuantity),
  };
}

function placeOf(reference: BatchReference | null, quantity: number | null): Place | null {
  return reference === null || quantity === null ? null : { reference, quantity };
}
