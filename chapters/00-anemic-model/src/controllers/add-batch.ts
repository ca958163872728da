import type { Context } from "hono";
import { z } from "zod";
import { type BatchRow, database } from "../database.ts";
import { date, identifier, readBody } from "../request-body.ts";

const body = z.object({
  ref: identifier,
  sku: identifier,
  qty: z.int().positive(),
  eta: date.nullable().default(null),
});

/** POST /add_batch: stock that was bought, in the warehouse already or expected at `eta`. */
export async function addBatch(context: Context): Promise<Response> {
  const { ref, sku, qty, eta } = await readBody(context.req, body);

  const known = database.prepare<[string], BatchRow>("SELECT * FROM batches WHERE reference = ?").get(ref);
  if (known && known.sku === sku && known.qty === qty && known.eta === eta) return context.text("OK", 201);
  if (known) return context.json({ message: `Batch ${ref} exists already and is another one` }, 409);

  database
    .prepare("INSERT INTO batches (reference, sku, qty, available, eta) VALUES (?, ?, ?, ?, ?)")
    .run(ref, sku, qty, qty, eta);
  return context.text("OK", 201);
}
