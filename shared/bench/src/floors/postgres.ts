import { Pool, type PoolClient } from "pg";
import type { Allocator, Line } from "../allocator.ts";
import { type BatchRow, bestBatch, type LineRow } from "./best-batch.ts";

/** As the reader's join has it: a batch beside each of its lines. Whole numbers of 64 bits arrive as text. */
type Row = Readonly<{
  version: string;
  reference: string;
  purchased: string;
  eta: string | null;
  order_id: string | null;
  quantity: string | null;
}>;

const product = {
  name: "product",
  text: `select p.sku, p.version, b.reference, b.purchased_quantity as purchased, b.eta::text, l.order_id, l.quantity
         from products p
         left join batches b on b.sku = p.sku
         left join order_lines l on l.batch_reference = b.reference
         where p.sku = $1 order by l.position`,
};
const claim = { name: "claim", text: "update products set version = $1 where sku = $2 and version = $3" };
const insert = {
  name: "insert",
  text: "insert into order_lines (order_id, sku, quantity, batch_reference) values ($1, $2, $3, $4)",
};

/** Statements written by hand over a chapter's tables, prepared once on each of so many connections. */
export function openPostgresFloor(url: string, connections: number): Allocator {
  const pool = new Pool({ connectionString: url, max: connections });
  const allocate = async (line: Line): Promise<string> => {
    const connection = await pool.connect();
    try {
      return await allocateOn(connection, line);
    } finally {
      connection.release();
    }
  };
  return { allocate, [Symbol.asyncDispose]: () => pool.end() };
}

async function allocateOn(connection: PoolClient, line: Line): Promise<string> {
  const { rows } = await connection.query<Row>({ ...product, values: [line.sku] });
  const [first] = rows;
  if (!first) throw new Error(`unknown SKU: ${line.sku}`);
  const { reference, isNew } = bestBatch(line, batchesIn(rows), linesIn(rows));
  if (isNew) await write(connection, line, Number(first.version), reference);
  return reference;
}

async function write(connection: PoolClient, line: Line, version: number, reference: string): Promise<void> {
  const { orderId, sku, quantity } = line;
  await connection.query("begin");
  try {
    const { rowCount } = await connection.query({ ...claim, values: [version + 1, sku, version] });
    if (rowCount !== 1) throw new Error(`somebody else was faster: ${sku}`);
    await connection.query({ ...insert, values: [orderId, sku, quantity, reference] });
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback");
    throw error;
  }
}

function batchesIn(rows: readonly Row[]): BatchRow[] {
  const batches = new Map<string, BatchRow>();
  for (const { reference, purchased, eta } of rows)
    if (!batches.has(reference)) batches.set(reference, { reference, purchased: Number(purchased), eta });
  return [...batches.values()];
}

function linesIn(rows: readonly Row[]): LineRow[] {
  const lines: LineRow[] = [];
  for (const { order_id, quantity, reference } of rows)
    if (order_id !== null) lines.push({ orderId: order_id, quantity: Number(quantity), reference });
  return lines;
}
