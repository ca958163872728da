import type { Pool } from "pg";
import type { Dashboard, Views } from "../../views.ts";

/** One statement, hence one snapshot. As JSON, since a bigint would come as a text, and a date as a moment. */
const DASHBOARD = `
  with shipments as (
    select batch.reference, batch.sku, batch.eta, batch.purchased_quantity as "purchasedQuantity",
      coalesce(sum(line.quantity), 0) as "allocatedQuantity", count(line.order_id) as lines
    from batches batch left join allocations_view line on line.batch_reference = batch.reference
    group by batch.reference
  ), unserved as (
    select order_id as "orderId", sku, quantity, state from allocations_view where state in ('deallocated', 'out of stock')
  )
  select
    (select coalesce(json_agg(s order by s.eta nulls first, s.reference collate "C"), '[]') from shipments s) as shipments,
    (select coalesce(json_agg(u order by u.sku collate "C", u."orderId" collate "C"), '[]') from unserved u) as unserved`;

/** The allocation state of all shipments, as of one moment. */
export function postgresDashboard(pool: Pool): Views["dashboard"] {
  return async () => {
    const { rows } = await pool.query<Dashboard>(DASHBOARD);
    return rows[0] ?? { shipments: [], unserved: [] };
  };
}
