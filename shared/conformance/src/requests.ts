import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import type { Request } from "./exchange.ts";

/** An order line as the wire names it. */
export type Line = { readonly orderid: string; readonly sku: string; readonly qty: number };

/** A batch of stock as the wire names it. `eta` is `YYYY-MM-DD`, or null for stock in the warehouse. */
export type Batch = { readonly ref: string; readonly sku: string; readonly qty: number; readonly eta: string | null };

/** 10 of a new SKU in the warehouse, unless told otherwise. */
export function someBatch(wanted: Partial<Batch> = {}): Batch {
  return { ref: randomBatchReference(), sku: randomSku(), qty: 10, eta: null, ...wanted };
}

/** A line of a new order, unless told otherwise. */
export function someLine(wanted: Omit<Line, "orderid"> & Partial<Line>): Line {
  return { orderid: randomOrderId(), ...wanted };
}

/** Asks for the line as it stands: whatever there is beyond a line's own fields is sent, too. */
export function allocateRequest(line: Line): Request {
  return postRequest("/allocate", line);
}

/** Asks for the batches of an order. */
export function allocationsRequest(orderid: string): Request {
  return { method: "GET", path: `/allocations/${encodeURIComponent(orderid)}` };
}

/** Adds the batch as it stands: whatever there is beyond a batch's own fields is sent, too. */
export function addBatchRequest(batch: Omit<Batch, "eta"> & Partial<Batch>): Request {
  return postRequest("/add_batch", batch);
}

/** `body` is sent as JSON. */
export function postRequest(path: string, body: unknown): Request {
  return { method: "POST", path, contentType: "application/json", body: JSON.stringify(body) };
}
