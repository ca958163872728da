// A bare route over the SQLite floor, in a process of its own: no checks, no error answers, nothing that it can do without.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { openSqliteFloor } from "./sqlite.ts";

const { allocate } = openSqliteFloor(process.env.DATABASE_URL ?? ":memory:");
const app = new Hono();

app.post("/allocate", async (context) => {
  const { orderid, sku, qty } = await context.req.json();
  return context.json({ batchref: await allocate({ orderId: orderid, sku, quantity: qty }) }, 201);
});
serve({ fetch: app.fetch, port: Number(process.env.PORT) }, ({ port }) =>
  console.log(`listening on http://localhost:${port}`),
);
process.on("SIGTERM", () => process.exit(0));
