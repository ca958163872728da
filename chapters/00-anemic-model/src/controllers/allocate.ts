import type { Context } from "hono";
import { z } from "zod";
import { type BatchRow, database, type OrderLineRow } from "../database.ts";
import { sendMail } from "../mail.ts";
import { identifier, readBody } from "../request-body.ts";
import { nextShipment } from "../shipments.ts";

const body = z.object({ orderid: identifier, sku: identifier, qty: z.int().positive() });

/** POST /allocate: takes an order line from the warehouse, or else from the next shipment. */
export async function allocate(context: Context): Promise<Response> {
  const { orderid, sku, qty } = await readBody(context.req, body);

  const known = database
    .prepare<[string, string], OrderLineRow>("SELECT * FROM order_lines WHERE orderid = ? AND sku = ?")
    .get(orderid, sku);
  if (known && known.qty === qty) return context.json({ batchref: known.batchref }, 201);
  if (known) return context.json({ message: `Order ${orderid} has ${known.qty} of ${sku} already` }, 409);

  const batches = database.prepare<[string], BatchRow>("SELECT * FROM batches WHERE sku = ? ORDER BY id").all(sku);
  if (batches.length === 0) return context.json({ message: `Invalid sku ${sku}` }, 400);

  const batch = batchInWarehouse(batches, qty) ?? nextShipment(sku, qty);
  if (!batch) {
    await sendMail({ to: "stock@made.com", subject: "Out of stock", text: `Out of stock for ${sku}` });
    return context.json({ message: `Out of stock for sku ${sku}` }, 400);
  }

  database
    .prepare("INSERT INTO order_lines (orderid, sku, qty, batchref) VALUES (?, ?, ?, ?)")
    .run(orderid, sku, qty, batch.reference);
  await sendMail({
    to: "logistics@made.com",
    subject: `Order ${orderid}`,
    text: `Please set aside ${qty} of ${sku} from ${batch.reference} for ${orderid}.`,
  });
  database.prepare("UPDATE batches SET available = ? WHERE id = ?").run(batch.available - qty, batch.id);

  return context.json({ batchref: batch.reference }, 201);
}

/** The first of `batches` that lies in the warehouse and has enough for `qty`. */
export function batchInWarehouse(batches: BatchRow[], qty: number): BatchRow | undefined {
  return batches.find((batch) => batch.eta === null && batch.available >= qty);
}
