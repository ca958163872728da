import { Pool, type PoolClient } from "pg";
import type { Line, Placed } from "../allocator.ts";
import { bestBatch } from "./best-batch.ts";
import type { Floor } from "./floor.ts";
import { batchesIn, linesIn, type ProductRow } from "./postgres-rows.ts";

/**
 * How somebody else is kept from taking the same stock: the version is compared when it is written, or the product's row is
 * locked before anything is read.
 */
export type Guard = "version" | "for update";

const product = {
  name: "product",
  text: `select p.sku, p.version, b.reference, b.purchased_quantity as purchased, b.eta::text, l.order_id, l.quantity
         from products p
         left join batches b on b.sku = p.sku
         left join order_lines l on l.batch_reference = b.reference
         where p.sku = $1 order by l.position`,
};
/** A statement of its own: what is joined to a row that was waited for would be as old as the waiting. */
const lock = { name: "lock", text: "select from products where sku = $1 for update" };
const claim = { name: "claim", text: "update products set version = $1 where sku = $2 and version = $3" };
const insert = {
  name: "insert",
  text: "insert into order_lines (order_id, sku, quantity, batch_reference) values ($1, $2, $3, $4)",
};
const record = {
  name: "record",
  text: `insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
         values ($1, $2, $3, 'allocated', $4, $5)
         on conflict (order_id, sku) do update set quantity = excluded.quantity, state = excluded.state,
           batch_reference = excluded.batch_reference, version = excluded.version
         where excluded.version >= allocations_view.version`,
};
const shown = {
  name: "shown",
  text: `select sku, batch_reference as reference from allocations_view
         where order_id = $1 and state = 'allocated' order by sku collate "C"`,
};

/**
 * Statements written by hand over a chapter's tables, prepared once on each of so many connections. Where there is a read
 * model, a second transaction writes its row, as the chapter does.
 */
export async function openPostgresFloor(url: string, connections: number, guard: Guard = "version"): Promise<Floor> {
  const pool = new Pool({ connectionString: url, max: connections });
  const allocate = guard === "version" ? allocateByVersion : allocateLocked;
  const readModel = await hasReadModel(pool);
  return {
    allocate: async (line) => {
      const { reference, version, isNew } = await lending(pool, (connection) => allocate(connection, line));
      const { orderId, sku, quantity } = line;
      if (isNew && readModel) await pool.query({ ...record, values: [orderId, sku, quantity, reference, version] });
      return reference;
    },
    allocationsOf: readModel
      ? async (orderId) => (await pool.query<Placed>({ ...shown, values: [orderId] })).rows
      : null,
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function hasReadModel(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query("select to_regclass('allocations_view') is not null as found");
  return rows[0]?.found === true;
}

async function lending<Result>(pool: Pool, work: (connection: PoolClient) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  try {
    return await work(connection);
  } finally {
    connection.release();
  }
}

type Allocation = Readonly<{ reference: string; version: number; isNew: boolean }>;

async function allocateByVersion(connection: PoolClient, line: Line): Promise<Allocation> {
  const decided = await decide(connection, line);
  if (decided.isNew) await inTransaction(connection, () => write(connection, line, decided));
  return decided;
}

function allocateLocked(connection: PoolClient, line: Line): Promise<Allocation> {
  return inTransaction(connection, async () => {
    await connection.query({ ...lock, values: [line.sku] });
    const decided = await decide(connection, line);
    if (decided.isNew) await write(connection, line, decided);
    return decided;
  });
}

async function decide(connection: PoolClient, line: Line): Promise<Allocation> {
  const { rows } = await connection.query<ProductRow>({ ...product, values: [line.sku] });
  const [first] = rows;
  if (!first) throw new Error(`unknown SKU: ${line.sku}`);
  const decision = bestBatch(line, batchesIn(rows), linesIn(rows));
  return { ...decision, version: Number(first.version) + Number(decision.isNew) };
}

async function write(connection: PoolClient, line: Line, { reference, version }: Allocation): Promise<void> {
  const { orderId, sku, quantity } = line;
  const { rowCount } = await connection.query({ ...claim, values: [version, sku, version - 1] });
  if (rowCount !== 1) throw new Error(`somebody else was faster: ${sku}`);
  await connection.query({ ...insert, values: [orderId, sku, quantity, reference] });
}

async function inTransaction<Result>(connection: PoolClient, work: () => Promise<Result>): Promise<Result> {
  await connection.query("begin");
  try {
    const result = await work();
    await connection.query("commit");
    return result;
  } catch (error) {
    await connection.query("rollback");
    throw error;
  }
}
