import type Database from "better-sqlite3";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { AllocationsOfOrder, AllocationView } from "../../views.ts";
import { orderLines } from "./schema.ts";

/** The tables that decisions are made on, asked by the query builder. */
export function allocationsByQueryBuilder(client: Database.Database): AllocationsOfOrder {
  const query = drizzle(client)
    .select({ sku: orderLines.sku, reference: orderLines.batchReference })
    .from(orderLines)
    .where(eq(orderLines.orderId, sql.placeholder("orderId")))
    .orderBy(orderLines.sku)
    .prepare();
  return async (orderId) => query.all({ orderId });
}

/** The same tables, asked in SQL. */
export function allocationsBySql(client: Database.Database): AllocationsOfOrder {
  const query = client.prepare<[string], AllocationView>(
    "select sku, batch_reference as reference from order_lines where order_id = ? order by sku",
  );
  return async (orderId) => query.all(orderId);
}

/** A table that is there for this question. */
export function allocationsFromReadModel(client: Database.Database): AllocationsOfOrder {
  const query = client.prepare<[string], AllocationView>(
    `select sku, batch_reference as reference from allocations_view
     where order_id = ? and state = 'allocated' order by sku`,
  );
  return async (orderId) => query.all(orderId);
}
