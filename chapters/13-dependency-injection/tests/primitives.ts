import type { AddBatch, Allocate, CancelShipment, ChangeBatchQuantity, Deallocate } from "../src/domain/commands.ts";

export const tomorrow = "2030-01-02";
export const later = "2030-03-01";

/** Twenty lamps in the warehouse, unless told otherwise. */
export function newBatch(details: Partial<AddBatch> = {}): AddBatch {
  return { type: "AddBatch", reference: "batch-1", sku: "LAMP", quantity: 20, eta: null, ...details };
}

/** Two lamps for an order, unless told otherwise. */
export function requestedLine(details: Partial<Allocate> = {}): Allocate {
  return { type: "Allocate", orderId: "order-1", sku: "LAMP", quantity: 2, ...details };
}

/** The lamps of an order, unless told otherwise. */
export function returnedLine(details: Partial<Deallocate> = {}): Deallocate {
  return { type: "Deallocate", orderId: "order-1", sku: "LAMP", ...details };
}

/** Six pieces of a batch, unless told otherwise. */
export function changedQuantity(details: Partial<ChangeBatchQuantity> = {}): ChangeBatchQuantity {
  return { type: "ChangeBatchQuantity", reference: "batch-1", quantity: 6, ...details };
}

/** The batch that never comes. */
export function lostShipment(reference = "batch-1"): CancelShipment {
  return { type: "CancelShipment", reference };
}
