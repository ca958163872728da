import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import * as schema from "../../src/adapters/sqlite/schema.ts";

const client = openDatabase(":memory:");
const tables = Object.values<unknown>(schema)
  .filter((each) => is(each, SQLiteTable))
  .map(getTableConfig);

test("drizzle knows every table that the migrations make", () => {
  expect(tables.map(({ name }) => name).sort()).toEqual(tablesOfTheDatabase());
});

test("drizzle's columns are those of the database", () => {
  for (const { name, columns, primaryKeys } of tables) {
    const keys = primaryKeys.flatMap((key) => key.columns.map(nameOf));
    const known = columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      required: column.notNull,
      primary: column.primary || keys.includes(column.name),
    }));

    expect(known, name).toEqual(columnsOf(name));
  }
});

test("drizzle's foreign keys are those of the database", () => {
  for (const { name, foreignKeys } of tables) {
    const known = foreignKeys.map((key) => {
      const { columns, foreignTable, foreignColumns } = key.reference();
      return { from: columns[0]?.name, table: getTableConfig(foreignTable).name, to: foreignColumns[0]?.name };
    });

    expect(known, name).toEqual(foreignKeysOf(name));
  }
});

test("drizzle's indexes are those of the database", () => {
  for (const { name, indexes, uniqueConstraints } of tables) {
    const known = [
      ...indexes.map(({ config: { name, unique, columns } }) => ({ name, unique, columns: columns.map(nameOf) })),
      ...uniqueConstraints.map((each) => ({ name: each.getName(), unique: true, columns: each.columns.map(nameOf) })),
    ];

    expect(known.sort(byName), name).toEqual(indexesOf(name));
  }
});

function tablesOfTheDatabase(): unknown[] {
  const tables = "type = 'table' and name <> 'migrations' and name not like 'sqlite\\_%' escape '\\'";
  return client.prepare(`select name from sqlite_schema where ${tables} order by name`).pluck().all();
}

type ColumnInfo = Readonly<{ name: string; type: string; notnull: 0 | 1; pk: number }>;

function columnsOf(table: string) {
  const columns = client.prepare<[], ColumnInfo>(`select * from pragma_table_info('${table}')`).all();
  return columns.map(({ name, type, notnull, pk }) => ({ name, type, required: notnull === 1, primary: pk > 0 }));
}

function foreignKeysOf(table: string): unknown[] {
  return client.prepare(`select "from", "table", "to" from pragma_foreign_key_list('${table}')`).all();
}

function indexesOf(table: string): unknown[] {
  const listed = client.prepare<[], { name: string; unique: 0 | 1 }>(
    `select name, "unique" from pragma_index_list('${table}') where origin = 'c'`,
  );
  return listed
    .all()
    .map(({ name, unique }) => ({ name, unique: unique === 1, columns: columnsOfIndex(name) }))
    .sort(byName);
}

function columnsOfIndex(index: string): unknown[] {
  return client.prepare(`select name from pragma_index_info('${index}') order by seqno`).pluck().all();
}

/** What drizzle indexes is a column, or an expression without a name. */
function nameOf(indexed: object): unknown {
  return "name" in indexed ? indexed.name : undefined;
}

function byName(one: { name: string | undefined }, other: { name: string | undefined }): number {
  return String(one.name).localeCompare(String(other.name));
}
