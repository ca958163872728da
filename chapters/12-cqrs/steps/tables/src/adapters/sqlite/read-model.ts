import type Database from "better-sqlite3";
import type { ReadModel } from "../../service-layer/read-model.ts";
import { type ViewRow, viewRowOf } from "../view-row.ts";

/** In one version of its product a line can lose its place, and then be out of stock: whichever is told first, the latter is the news. */
const RECORD = `
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  values (@orderId, @sku, @quantity, @state, @batchReference, @version)
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version > allocations_view.version
    or (excluded.version = allocations_view.version
      and (allocations_view.state = 'deallocated' or excluded.state in ('allocated', 'out of stock')))`;

/** The read model in SQLite. */
export function sqliteReadModel(client: Database.Database): Pick<ReadModel, "record"> {
  const record = client.prepare<ViewRow>(RECORD);
  return { record: async (event) => void record.run(viewRowOf(event)) };
}
