import type { NewBatch, RequestedLine } from "../src/service-layer/services.ts";

export const tomorrow = "2030-01-02";
export const later = "2030-03-01";

/** Twenty lamps in the warehouse, unless told otherwise. */
export function newBatch(details: Partial<NewBatch> = {}): NewBatch {
  return { reference: "batch-1", sku: "LAMP", quantity: 20, eta: null, ...details };
}

/** Two lamps for an order, unless told otherwise. */
export function requestedLine(details: Partial<RequestedLine> = {}): RequestedLine {
  return { orderId: "order-1", sku: "LAMP", quantity: 2, ...details };
}
