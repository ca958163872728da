import type { Pool } from "pg";
import type { AllocationsOfOrder, AllocationView } from "../../views.ts";
import { withQueries } from "./queries.ts";

/** The tables that decisions are made on, asked by the query builder. */
export function allocationsByQueryBuilder(pool: Pool): AllocationsOfOrder {
  return (orderId) => withQueries(pool, ({ allocationsOf }) => allocationsOf.execute({ orderId }));
}

/** The same tables, asked in SQL. */
export function allocationsBySql(pool: Pool): AllocationsOfOrder {
  const text = `select sku, batch_reference as reference from order_lines where order_id = $1 order by sku collate "C"`;
  return asking(pool, { name: "allocations_of", text });
}

/** A table that is there for this question. */
export function allocationsFromReadModel(pool: Pool): AllocationsOfOrder {
  const text = `
    select sku, batch_reference as reference from allocations_view
    where order_id = $1 and state = 'allocated' order by sku collate "C"`;
  return asking(pool, { name: "allocations_shown", text });
}

/** A query with a name is prepared once on each connection. */
function asking(pool: Pool, query: Readonly<{ name: string; text: string }>): AllocationsOfOrder {
  return async (orderId) => {
    const { rows } = await pool.query<AllocationView>({ ...query, values: [orderId] });
    return rows;
  };
}
