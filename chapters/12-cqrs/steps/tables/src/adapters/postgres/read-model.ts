import type { Pool } from "pg";
import type { ReadModel } from "../../service-layer/read-model.ts";
import { viewRowOf } from "../view-row.ts";

/** In one version of its product a line can lose its place, and then be out of stock: whichever is told first, the latter is the news. */
const RECORD = `
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version > allocations_view.version
    or (excluded.version = allocations_view.version
      and (allocations_view.state = 'deallocated' or excluded.state in ('allocated', 'out of stock')))`;

/** The read model in PostgreSQL. */
export function postgresReadModel(pool: Pool): Pick<ReadModel, "record"> {
  return {
    record: async (event) => {
      const { orderId, sku, quantity, state, batchReference, version } = viewRowOf(event);
      const values = [orderId, sku, quantity, state, batchReference, version];
      await pool.query({ name: "record", text: RECORD, values });
    },
  };
}
