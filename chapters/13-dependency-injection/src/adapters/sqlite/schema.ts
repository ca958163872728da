import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { ViewRow } from "../view-row.ts";

/** The tables as drizzle must know them; the migrations make them. The domain knows neither. */
export const products = sqliteTable("products", {
  sku: text().$type<Sku>().primaryKey(),
  version: integer().notNull(),
});

export const batches = sqliteTable(
  "batches",
  {
    reference: text().$type<BatchReference>().primaryKey(),
    sku: text()
      .$type<Sku>()
      .notNull()
      .references(() => products.sku),
    purchasedQuantity: integer("purchased_quantity").notNull(),
    eta: text().$type<CalendarDate>(),
  },
  (table) => [index("batches_by_sku").on(table.sku)],
);

export const orderLines = sqliteTable(
  "order_lines",
  {
    position: integer().primaryKey({ autoIncrement: true }),
    orderId: text("order_id").$type<OrderId>().notNull(),
    sku: text().$type<Sku>().notNull(),
    quantity: integer().notNull(),
    batchReference: text("batch_reference")
      .$type<BatchReference>()
      .notNull()
      .references(() => batches.reference),
  },
  (table) => [
    unique("order_lines_by_order").on(table.orderId, table.sku),
    index("order_lines_by_batch").on(table.batchReference),
    index("order_lines_by_sku").on(table.sku),
  ],
);

/** The read model. It refers to no other table, since it may lag behind them. */
export const allocationsView = sqliteTable(
  "allocations_view",
  {
    orderId: text("order_id").$type<OrderId>().notNull(),
    sku: text().$type<Sku>().notNull(),
    quantity: integer().notNull(),
    state: text().$type<ViewRow["state"]>().notNull(),
    batchReference: text("batch_reference").$type<BatchReference>(),
    version: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    index("allocations_view_by_batch").on(table.batchReference),
    index("allocations_view_by_state").on(table.state),
  ],
);
