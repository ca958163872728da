import type { Context } from "hono";
import { z } from "zod";
import { type BatchRow, database, type OrderLineRow } from "../database.ts";
import { sendMail } from "../mail.ts";
import { identifier, readBody } from "../request-body.ts";
import { nextShipment } from "../shipments.ts";
import { batchInWarehouse } from "./allocate.ts";

const body = z.object({ batchref: identifier, qty: z.int().nonnegative() });

/** POST /change_batch_quantity: a batch turned out larger or smaller; lines it cannot serve any more move elsewhere. */
export async function changeBatchQuantity(context: Context): Promise<Response> {
  const { batchref, qty } = await readBody(context.req, body);

  const batch = database.prepare<[string], BatchRow>("SELECT * FROM batches WHERE reference = ?").get(batchref);
  if (!batch) return context.json({ message: `Invalid batchref ${batchref}` }, 400);

  let available = batch.available + qty - batch.qty;
  database.prepare("UPDATE batches SET qty = ?, available = ? WHERE id = ?").run(qty, available, batch.id);

  const lines = database
    .prepare<[string], OrderLineRow>("SELECT * FROM order_lines WHERE batchref = ? ORDER BY id DESC")
    .all(batchref);
  const linesWithoutStock: OrderLineRow[] = [];
  for (const line of lines) {
    if (available >= 0) break;
    available += line.qty;
    database.prepare("UPDATE batches SET available = ? WHERE id = ?").run(available, batch.id);

    const batches = database
      .prepare<[string], BatchRow>("SELECT * FROM batches WHERE sku = ? ORDER BY id")
      .all(line.sku);
    const other = batchInWarehouse(batches, line.qty) ?? nextShipment(line.sku, line.qty);
    if (other) {
      database.prepare("UPDATE order_lines SET batchref = ? WHERE id = ?").run(other.reference, line.id);
      database.prepare("UPDATE batches SET available = ? WHERE id = ?").run(other.available - line.qty, other.id);
    } else {
      database.prepare("DELETE FROM order_lines WHERE id = ?").run(line.id);
      linesWithoutStock.push(line);
    }
  }

  for (const { orderid, sku } of linesWithoutStock)
    await sendMail({ to: "stock@made.com", subject: `Order ${orderid}`, text: `Out of stock for ${sku}` });
  return context.text("OK", 200);
}
