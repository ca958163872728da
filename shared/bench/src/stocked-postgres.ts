import { Client, type QueryResult } from "pg";
import type { Chapter } from "./chapter.ts";
import { openChapter } from "./chapter-allocator.ts";
import { rowsOf, type Stock } from "./stock.ts";

/**
 * Two databases with the same content on one server: the chapter makes the tables, the stock is put in as rows.
 * @param name tells them from those of other stocks on that server
 */
export async function stockedDatabases(
  chapter: Chapter,
  server: string,
  stock: Stock,
  name = "stock",
): Promise<Readonly<{ ours: string; floors: string }>> {
  const databases = { ours: new URL(`/${name}_ours`, server).href, floors: new URL(`/${name}_floors`, server).href };
  await execute(server, `create database ${name}_ours`);
  await (await openChapter(chapter, { kind: "postgres", url: databases.ours }))[Symbol.asyncDispose]();
  for (const [table, rows] of Object.entries(rowsOf(stock))) await insertAll(databases.ours, table, rows);
  await execute(databases.ours, "analyze");
  await execute(server, `create database ${name}_floors template ${name}_ours`);
  return databases;
}

async function insertAll(database: string, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  if (columns === "" || !(await isThere(database, table))) return;
  await execute(
    database,
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

async function isThere(database: string, table: string): Promise<boolean> {
  const { rows } = await execute(database, "select to_regclass($1) is not null as found", [table]);
  return rows[0]?.found === true;
}

async function execute(database: string, statement: string, values: readonly string[] = []): Promise<QueryResult> {
  const client = new Client(database);
  await client.connect();
  try {
    return await client.query(statement, [...values]);
  } finally {
    await client.end();
  }
}
