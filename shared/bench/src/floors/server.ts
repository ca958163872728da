// Bare routes over a floor, in a process of its own: no checks, no error answers, nothing that it can do without.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { openPostgresFloor } from "./postgres.ts";
import { openSqliteFloor } from "./sqlite.ts";

const { DATABASE_URL = ":memory:", GUARD } = process.env;
/** As many as a chapter's pool has. */
const CONNECTIONS = 8;

const { allocate, allocationsOf } = DATABASE_URL.startsWith("postgres:")
  ? await openPostgresFloor(DATABASE_URL, CONNECTIONS, GUARD === "for update" ? GUARD : "version")
  : openSqliteFloor(DATABASE_URL);
const app = new Hono();

app.post("/allocate", async (context) => {
  const { orderid, sku, qty } = await context.req.json();
  const batchref = await allocate({ orderId: orderid, sku, quantity: qty });
  return allocationsOf ? context.text("OK", 202) : context.json({ batchref }, 201);
});
app.get("/allocations/:orderid", async (context) => {
  const placed = (await allocationsOf?.(context.req.param("orderid"))) ?? [];
  return context.json(placed.map(({ sku, reference }) => ({ sku, batchref: reference })));
});
serve({ fetch: app.fetch, port: Number(process.env.PORT) }, ({ port }) =>
  console.log(`listening on http://localhost:${port}`),
);
process.on("SIGTERM", () => process.exit(0));
