import Database from "better-sqlite3";
import { Client } from "pg";

/** All rows of all tables of a database, as text. */
export type Rows = Readonly<Record<string, readonly string[]>>;

export function sqliteRows(file: string): Rows {
  const client = new Database(file, { readonly: true });
  const names = client.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all();
  const rows = names.map((name) => [name, client.prepare(`select * from ${name}`).all().map(asText).sort()]);
  client.close();
  return Object.fromEntries(rows);
}

export async function postgresRows(url: string): Promise<Rows> {
  const client = new Client(url);
  await client.connect();
  const tables = await client.query("select tablename from pg_tables where schemaname = 'public'");
  const rows: Record<string, string[]> = {};
  for (const { tablename } of tables.rows)
    rows[tablename] = (await client.query(`select * from ${tablename}`)).rows.map(asText).sort();
  await client.end();
  return rows;
}

function asText(row: unknown): string {
  return JSON.stringify(row);
}
