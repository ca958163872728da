import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";

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
