import Database from "better-sqlite3";
import type { Line } from "../allocator.ts";
import { type BatchRow, bestBatch, type LineRow } from "./best-batch.ts";
import type { Floor } from "./floor.ts";

/** The database as the chapters open it: a commit is on the disk when it returns. */
export function openDatabase(file: string): Database.Database {
  const client = new Database(file);
  client.pragma("journal_mode = wal");
  client.pragma("synchronous = full");
  client.pragma("foreign_keys = on");
  return client;
}

/**
 * Statements written by hand over a chapter's tables: what allocating costs when nothing stands between it and SQLite.
 * Where there is a read model, a second transaction writes its row, as the chapter does.
 */
export function openSqliteFloor(file: string): Floor {
  const client = openDatabase(file);
  const allocate = allocatingWith(client);
  const readModel = hasReadModel(client) ? readModelIn(client) : null;
  return {
    allocate: async (line) => {
      const { reference, version, isNew } = allocate(line);
      if (isNew) readModel?.record(line, reference, version);
      return reference;
    },
    allocationsOf: readModel && (async (orderId) => readModel.allocationsOf(orderId)),
    [Symbol.asyncDispose]: async () => void client.close(),
  };
}

type Allocation = Readonly<{ reference: string; version: number; isNew: boolean }>;

function allocatingWith(client: Database.Database): (line: Line) => Allocation {
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
  return client.transaction((line: Line): Allocation => {
    const { orderId, sku, quantity } = line;
    const found = product.get(sku);
    if (!found) throw new Error(`unknown SKU: ${sku}`);
    const { reference, isNew } = bestBatch(line, batches.all(sku), lines.all(sku));
    if (!isNew) return { reference, isNew, version: found.version };
    const version = found.version + 1;
    const { changes } = claim.run(version, sku, found.version);
    if (changes !== 1) throw new Error(`somebody else was faster: ${sku}`);
    insert.run(orderId, sku, quantity, reference);
    return { reference, isNew, version };
  }).immediate;
}

function hasReadModel(client: Database.Database): boolean {
  return client.prepare("select 1 from sqlite_master where name = 'allocations_view'").get() !== undefined;
}

function readModelIn(client: Database.Database) {
  const record = client.prepare(
    `insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
     values (?, ?, ?, 'allocated', ?, ?)
     on conflict (order_id, sku) do update set quantity = excluded.quantity, state = excluded.state,
       batch_reference = excluded.batch_reference, version = excluded.version
     where excluded.version >= allocations_view.version`,
  );
  const shown = client.prepare<[string], { sku: string; reference: string }>(
    `select sku, batch_reference as reference from allocations_view
     where order_id = ? and state = 'allocated' order by sku`,
  );
  return {
    record: ({ orderId, sku, quantity }: Line, reference: string, version: number) =>
      record.run(orderId, sku, quantity, reference, version),
    allocationsOf: (orderId: string) => shown.all(orderId),
  };
}
