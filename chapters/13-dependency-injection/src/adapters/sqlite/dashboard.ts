import type Database from "better-sqlite3";
import type { ShipmentView, UnservedLineView, Views } from "../../views.ts";

const SHIPMENTS = `
  select batch.reference, batch.sku, batch.eta, batch.purchased_quantity as purchasedQuantity,
    coalesce(sum(line.quantity), 0) as allocatedQuantity, count(line.order_id) as lines
  from batches batch left join allocations_view line on line.batch_reference = batch.reference
  group by batch.reference
  order by coalesce(batch.eta, ''), batch.reference`;

const UNSERVED = `
  select order_id as orderId, sku, quantity, state from allocations_view
  where state in ('deallocated', 'out of stock') order by sku, order_id`;

/** The allocation state of all shipments, as of one moment. */
export function sqliteDashboard(client: Database.Database): Views["dashboard"] {
  const shipments = client.prepare<[], ShipmentView>(SHIPMENTS);
  const unserved = client.prepare<[], UnservedLineView>(UNSERVED);
  const dashboard = client.transaction(() => ({ shipments: shipments.all(), unserved: unserved.all() }));
  return async () => dashboard();
}
