import { Client } from "pg";
import type { Address } from "./allocator.ts";
import { openDatabase } from "./floors/sqlite.ts";

/** What a race has left behind: order lines, and pieces that were promised but never bought. */
export type Outcome = Readonly<{ lines: number; oversold: number }>;

const OUTCOME = `
  select coalesce(sum(lines), 0) as lines,
    coalesce(sum(case when allocated > purchased then allocated - purchased else 0 end), 0) as oversold
  from (
    select batches.purchased_quantity as purchased, coalesce(sum(order_lines.quantity), 0) as allocated,
      count(order_lines.order_id) as lines
    from batches left join order_lines on order_lines.batch_reference = batches.reference
    group by batches.reference, batches.purchased_quantity
  ) as batch`;

/** Looks into a chapter's tables. */
export async function outcomeIn(address: Address): Promise<Outcome> {
  const row = address.kind === "sqlite" ? sqliteRow(address.file) : await postgresRow(address.url);
  return { lines: Number(row.lines), oversold: Number(row.oversold) }; // PostgreSQL sends sums as text.
}

type Row = Readonly<{ lines: number | string; oversold: number | string }>;

function sqliteRow(file: string): Row {
  const client = openDatabase(file);
  const row = client.prepare<[], Row>(OUTCOME).get();
  client.close();
  return row ?? { lines: 0, oversold: 0 };
}

async function postgresRow(url: string): Promise<Row> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Row>(OUTCOME);
    return rows[0] ?? { lines: 0, oversold: 0 };
  } finally {
    await client.end();
  }
}
