import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { bigint, date, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ViewRow } from "../view-row.ts";

/** The tables as drizzle must know them; the migrations make them. The domain knows neither. */
export const products = pgTable("products", {
  sku: text().$type<Sku>().primaryKey(),
  version: bigint({ mode: "number" }).notNull(),
});

export const batches = pgTable(
  "batches",
  {
    reference: text().$type<BatchReference>().primaryKey(),
    sku: text()
      .$type<Sku>()
      .notNull()
      .references(() => products.sku),
    // As large as the wire allows: an integer would end at 2³¹ - 1.
    purchasedQuantity: bigint("purchased_quantity", { mode: "number" }).notNull(),
    eta: date({ mode: "string" }).$type<CalendarDate>(),
  },
  (table) => [index("batches_by_sku").on(table.sku)],
);

export const orderLines = pgTable(
  "order_lines",
  {
    position: bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity(),
    orderId: text("order_id").$type<OrderId>().notNull(),
    sku: text().$type<Sku>().notNull(),
    quantity: bigint({ mode: "number" }).notNull(),
    batchReference: text("batch_reference")
      .$type<BatchReference>()
      .notNull()
      .references(() => batches.reference),
  },
  (table) => [
    uniqueIndex("order_lines_by_order").on(table.orderId, table.sku),
    index("order_lines_by_batch").on(table.batchReference),
    index("order_lines_by_sku").on(table.sku),
  ],
);

/** The read model. It refers to no other table, since it may lag behind them. */
export const allocationsView = pgTable(
  "allocations_view",
  {
    orderId: text("order_id").$type<OrderId>().notNull(),
    sku: text().$type<Sku>().notNull(),
    quantity: bigint({ mode: "number" }).notNull(),
    state: text().$type<ViewRow["state"]>().notNull(),
    batchReference: text("batch_reference").$type<BatchReference>(),
    version: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    index("allocations_view_by_batch").on(table.batchReference),
    index("allocations_view_by_state").on(table.state),
  ],
);
