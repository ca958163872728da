import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { config, refuseToStart } from "./config.ts";

/** A row of `batches`; `eta` is null for stock in the warehouse, `available` what no order has taken yet. */
export interface BatchRow {
  id: number;
  reference: string;
  sku: string;
  qty: number;
  available: number;
  eta: string | null;
}

/** A row of `order_lines`: who ordered what, and the batch it comes from. */
export interface OrderLineRow {
  id: number;
  orderid: string;
  sku: string;
  qty: number;
  batchref: string;
}

export const database = open(config.database);

function open(file: string): Database.Database {
  try {
    if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true });
    const opened = new Database(file);
    opened.pragma("journal_mode = WAL");
    opened.exec(schema());
    return opened;
  } catch (error) {
    return refuseToStart(`DATABASE_URL: ${file} cannot be used as a database (${error}).`);
  }
}

function schema(): string {
  return `
    CREATE TABLE IF NOT EXISTS batches (
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,
      sku TEXT NOT NULL,
      qty INTEGER NOT NULL,
      available INTEGER NOT NULL,
      eta TEXT
    );
    CREATE TABLE IF NOT EXISTS order_lines (
      id INTEGER PRIMARY KEY,
      orderid TEXT NOT NULL,
      sku TEXT NOT NULL,
      qty INTEGER NOT NULL,
      batchref TEXT NOT NULL REFERENCES batches (reference),
      UNIQUE (orderid, sku)
    );
    CREATE INDEX IF NOT EXISTS batches_by_sku ON batches (sku);
    CREATE INDEX IF NOT EXISTS order_lines_by_batch ON order_lines (batchref);
  `;
}
