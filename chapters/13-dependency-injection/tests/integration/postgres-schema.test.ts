import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import * as schema from "../../src/adapters/postgres/schema.ts";
import { sharedPool } from "../postgres.ts";

const tables = Object.values<unknown>(schema)
  .filter((each) => is(each, PgTable))
  .map(getTableConfig);

describeWith(postgres, "the tables in PostgreSQL", () => {
  const open = sharedPool();
  let pool: Pool;
  beforeEach(async () => {
    pool = await open();
  });

  test("drizzle knows every table that the migrations make", async () => {
    const { rows } = await pool.query(
      "select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'",
    );

    expect(tables.map(({ name }) => name).sort()).toEqual(rows.map((row) => row.table_name).sort());
  });

  test.each(tables)("drizzle's columns of $name are those of the database", async ({ name, columns }) => {
    const { rows } = await pool.query(
      `select column_name as name, data_type as type, is_nullable = 'NO' as required, is_identity = 'YES' as identity
       from information_schema.columns where table_name = $1 order by ordinal_position`,
      [name],
    );

    expect(
      columns.map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull,
        identity: column.generatedIdentity !== undefined,
      })),
    ).toEqual(rows);
  });

  test.each(tables)(
    "drizzle's primary key of $name is that of the database",
    async ({ name, columns, primaryKeys }) => {
      const { rows } = await pool.query(`${indexes} and indisprimary`, [name]);

      const own = columns.filter((each) => each.primary);
      expect([[...own, ...primaryKeys.flatMap((key) => key.columns)].map((each) => each.name)]).toEqual(
        rows.map((row) => row.columns),
      );
    },
  );

  test.each(tables)("drizzle's indexes of $name are those of the database", async ({ name, indexes: known }) => {
    const { rows } = await pool.query(`${indexes} and not indisprimary order by name`, [name]);

    expect(
      known.map(({ config }) => ({ name: config.name, unique: config.unique, columns: config.columns.map(nameOf) })),
    ).toEqual(expect.arrayContaining(rows));
    expect(known).toHaveLength(rows.length);
  });

  test.each(tables)("drizzle's foreign keys of $name are those of the database", async ({ name, foreignKeys }) => {
    const { rows } = await pool.query(
      `select (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as "from",
         confrelid::regclass::text as "table",
         (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as "to"
       from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
      [name],
    );

    expect(
      foreignKeys.map((key) => {
        const { columns, foreignTable, foreignColumns } = key.reference();
        return { from: columns[0]?.name, table: getTableConfig(foreignTable).name, to: foreignColumns[0]?.name };
      }),
    ).toEqual(rows);
  });
});

const indexes = `
  select indexrelid::regclass::text as name, indisunique as unique,
    array(select attname::text from unnest(indkey::int2[]) with ordinality as key (number, place)
          join pg_attribute on attrelid = indrelid and attnum = key.number order by place) as columns
  from pg_index where indrelid = $1::regclass`;

/** What drizzle indexes is a column, or an expression without a name. */
function nameOf(indexed: object): unknown {
  return "name" in indexed ? indexed.name : undefined;
}
