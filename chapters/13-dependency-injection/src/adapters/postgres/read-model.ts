import type { Pool } from "pg";
import type { ReadModel } from "../../service-layer/read-model.ts";
import { type DifferenceRow, differenceOf, viewRowOf } from "../view-row.ts";

/** In one version of its product a line can lose its place, and then be out of stock: whichever is told first, the latter is the news. */
const RECORD = `
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version > allocations_view.version
    or (excluded.version = allocations_view.version
      and (allocations_view.state = 'deallocated' or excluded.state in ('allocated', 'out of stock')))`;

/** As a bigint a quantity would come as a text. */
const DIFFERENCES = `
  select coalesce(line.order_id, shown.order_id) as "orderId", coalesce(line.sku, shown.sku) as sku,
    line.batch_reference as actual, line.quantity::double precision as "actualQuantity",
    shown.batch_reference as shown, shown.quantity::double precision as "shownQuantity"
  from order_lines line
  full join (select * from allocations_view where state = 'allocated') shown
    on shown.order_id = line.order_id and shown.sku = line.sku
  where shown.batch_reference is distinct from line.batch_reference or shown.quantity is distinct from line.quantity
  order by 1, 2`;

/** One statement, hence one snapshot: what is shown afterwards was so at one moment, and what is newer is left alone. */
const REBUILD = `
  with known as (
    select line.order_id, line.sku, line.quantity, 'allocated' as state, line.batch_reference, product.version
    from order_lines line join products product on product.sku = line.sku
    union all
    select gone.order_id, gone.sku, gone.quantity, 'deallocated', null, coalesce(product.version, gone.version)
    from allocations_view gone left join products product on product.sku = gone.sku
    where gone.state = 'allocated' and not exists (
      select from order_lines line where line.order_id = gone.order_id and line.sku = gone.sku)
  )
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  select order_id, sku, quantity, state, batch_reference, version from known order by order_id, sku
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version >= allocations_view.version`;

/** The read model in PostgreSQL. */
export function postgresReadModel(pool: Pool): ReadModel {
  return {
    record: async (event) => {
      const { orderId, sku, quantity, state, batchReference, version } = viewRowOf(event);
      const values = [orderId, sku, quantity, state, batchReference, version];
      await pool.query({ name: "record", text: RECORD, values });
    },
    differences: async () => (await pool.query<DifferenceRow>(DIFFERENCES)).rows.map(differenceOf),
    rebuild: async () => void (await pool.query(REBUILD)),
  };
}
