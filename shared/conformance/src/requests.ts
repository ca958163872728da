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

/** Asks for a line of `qty`; of a new order, unless told otherwise. */
export function allocateRequest({ orderid = randomOrderId(), sku, qty }: Omit<Line, "orderid"> & Partial<Line>) {
  return postRequest("/allocate", { orderid, sku, qty });
}

/** Adds the batch as it stands: whatever there is beyond a batch's own fields is sent, too. */
export function addBatchRequest(batch: Omit<Batch, "eta"> & Partial<Batch>): Request {
  return postRequest("/add_batch", batch);
}

/** `body` is sent as JSON. */
export function postRequest(path: string, body: unknown): Request {
  return { method: "POST", path, contentType: "application/json", body: JSON.stringify(body) };
}
