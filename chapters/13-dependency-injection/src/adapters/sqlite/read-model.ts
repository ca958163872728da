import type Database from "better-sqlite3";
import type { ReadModel } from "../../service-layer/read-model.ts";
import { type DifferenceRow, differenceOf, type ViewRow, viewRowOf } from "../view-row.ts";

/** In one version of its product a line can lose its place, and then be out of stock: whichever is told first, the latter is the news. */
const RECORD = `
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  values (@orderId, @sku, @quantity, @state, @batchReference, @version)
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version > allocations_view.version
    or (excluded.version = allocations_view.version
      and (allocations_view.state = 'deallocated' or excluded.state in ('allocated', 'out of stock')))`;

const DIFFERENCES = `
  select coalesce(line.order_id, shown.order_id) as orderId, coalesce(line.sku, shown.sku) as sku,
    line.batch_reference as actual, line.quantity as actualQuantity,
    shown.batch_reference as shown, shown.quantity as shownQuantity
  from order_lines line
  full join (select * from allocations_view where state = 'allocated') shown
    on shown.order_id = line.order_id and shown.sku = line.sku
  where shown.batch_reference is distinct from line.batch_reference or shown.quantity is distinct from line.quantity
  order by 1, 2`;

const REBUILD = `
  insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
  select line.order_id, line.sku, line.quantity, 'allocated', line.batch_reference, product.version
  from order_lines line join products product on product.sku = line.sku
  where true
  on conflict (order_id, sku) do update set
    quantity = excluded.quantity, state = excluded.state, batch_reference = excluded.batch_reference, version = excluded.version
  where excluded.version >= allocations_view.version`;

/** Lines that are gone keep a row, with the version in which they were: what is still on its way is older. */
const FORGET = `
  update allocations_view set state = 'deallocated', batch_reference = null,
    version = coalesce((select product.version from products product where product.sku = allocations_view.sku), version)
  where state = 'allocated' and not exists (
    select 1 from order_lines line where line.order_id = allocations_view.order_id and line.sku = allocations_view.sku)`;

/** The read model in SQLite. */
export function sqliteReadModel(client: Database.Database): ReadModel {
  const record = client.prepare<ViewRow>(RECORD);
  const differences = client.prepare<[], DifferenceRow>(DIFFERENCES);
  const [rebuild, forget] = [client.prepare(REBUILD), client.prepare(FORGET)];
  const rebuildAll = client.transaction(() => [rebuild.run(), forget.run()]);
  return {
    record: async (event) => void record.run(viewRowOf(event)),
    differences: async () => differences.all().map(differenceOf),
    rebuild: async () => void rebuildAll.immediate(),
  };
}
