import type {
  AllocationRequired,
  BatchAdded,
  BatchQuantityChanged,
  DeallocationRequired,
} from "../src/domain/events.ts";

export const tomorrow = "2030-01-02";
export const later = "2030-03-01";

/** Twenty lamps in the warehouse, unless told otherwise. */
export function newBatch(details: Partial<BatchAdded> = {}): BatchAdded {
  return { type: "BatchAdded", reference: "batch-1", sku: "LAMP", quantity: 20, eta: null, ...details };
}

/** Two lamps for an order, unless told otherwise. */
export function requestedLine(details: Partial<AllocationRequired> = {}): AllocationRequired {
  return { type: "AllocationRequired", orderId: "order-1", sku: "LAMP", quantity: 2, ...details };
}

/** The lamps of an order, unless told otherwise. */
export function returnedLine(details: Partial<DeallocationRequired> = {}): DeallocationRequired {
  return { type: "DeallocationRequired", orderId: "order-1", sku: "LAMP", ...details };
}

/** Six pieces of a batch, unless told otherwise. */
export function changedQuantity(details: Partial<BatchQuantityChanged> = {}): BatchQuantityChanged {
  return { type: "BatchQuantityChanged", reference: "batch-1", quantity: 6, ...details };
}
