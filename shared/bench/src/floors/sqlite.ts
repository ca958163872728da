import Database from "better-sqlite3";
import type { Allocator, Line } from "../allocator.ts";
import { type BatchRow, bestBatch, type LineRow } from "./best-batch.ts";

/** The database as the chapters open it: a commit is on the disk when it returns. */
export function openDatabase(file: string): Database.Database {
  const client = new Database(file);
  client.pragma("journal_mode = wal");
  client.pragma("synchronous = full");
  client.pragma("foreign_keys = on");
  return client;
}

/** Statements written by hand over a chapter's tables: what allocating costs when nothing stands between it and SQLite. */
export function openSqliteFloor(file: string): Allocator {
  const client = openDatabase(file);
  const allocate = allocatingWith(client);
  return {
    allocate: async (line) => allocate(line),
    [Symbol.asyncDispose]: async () => void client.close(),
  };
}

function allocatingWith(client: Database.Database): (line: Line) => string {
  const product = client.prepare<[string], { version: number }>("select sku, version from products where sku = ?");
  const batches = client.prepare<[string], BatchRow>(
    "select reference, sku, purchased_quantity as purchased, eta from batches where sku = ?",
  );
  const lines = client.prepare<[string], LineRow>(
    `select order_id as orderId, sku, quantity, batch_reference as reference
     from order_lines where sku = ? order by position`,
  );
  const claim = client.prepare("update products set version = ? where sku = ? and version = ?");
  const insert = client.prepare(
    "insert into order_lines (order_id, sku, quantity, batch_reference) values (?, ?, ?, ?)",
  );
  return client.transaction((line: Line): string => {
    const { orderId, sku, quantity } = line;
    const found = product.get(sku);
    if (!found) throw new Error(`unknown SKU: ${sku}`);
    const { reference, isNew } = bestBatch(line, batches.all(sku), lines.all(sku));
    if (!isNew) return reference;
    const { changes } = claim.run(found.version + 1, sku, found.version);
    if (changes !== 1) throw new Error(`somebody else was faster: ${sku}`);
    insert.run(orderId, sku, quantity, reference);
    return reference;
  }).immediate;
}
