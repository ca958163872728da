import { type BatchRow, database } from "./database.ts";

/** The shipment that arrives first and has enough of `sku` for `qty`. */
export function nextShipment(sku: string, qty: number): BatchRow | undefined {
  return database
    .prepare<[string, number], BatchRow>(
      "SELECT * FROM batches WHERE sku = ? AND eta IS NOT NULL AND available > ? ORDER BY eta, id LIMIT 1",
    )
    .get(sku, qty);
}
