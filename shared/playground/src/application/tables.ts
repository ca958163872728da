import type Database from "../sqlite/database.ts";
import { objectIn } from "./loaded.ts";
import type { Row, Table } from "./protocol.ts";

const TABLES = `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'migrations'
  order by name`;

/** All that the application keeps, but for the names of its migrations. */
export function tablesOf(database: Database): Table[] {
  return database
    .prepare(TABLES)
    .pluck()
    .all()
    .map((name) => tableOf(database, String(name)));
}

function tableOf(database: Database, name: string): Table {
  const described = database
    .prepare("select name, pk from pragma_table_info(?) order by cid")
    .all(name)
    .map((column) => objectIn(column, "column"));
  const columns = described.map((column) => String(column.name));
  const key = described.filter(({ pk }) => Number(pk) > 0).map((column) => String(column.name));
  const order = key.length > 0 ? ` order by ${key.map((column) => `"${column}"`).join(", ")}` : "";
  const rows = database.prepare(`select * from "${name}"${order}`).all();
  return { name, columns, key, rows: rows.map((row) => rowOf(objectIn(row, "row"))) };
}

/** What has another type (a blob, a very large number) is shown as text. */
function rowOf(row: Record<string, unknown>): Row {
  const plain = (value: unknown) => (value === null || typeof value === "number" ? value : String(value));
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]));
}
