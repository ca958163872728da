import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MigrationFailed } from "../../src/adapters/migrations.ts";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";

describeWith(postgres, "migrating PostgreSQL", () => {
  let resources: AsyncDisposableStack;
  let folder: string;
  let url: string;
  let pool: Pool;
  beforeEach(async () => {
    resources = new AsyncDisposableStack();
    folder = resources.use(await temporaryFolder()).path;
    url = resources.use(await temporaryDatabase()).url;
    pool = resources.adopt(new Pool({ connectionString: url }), (each) => each.end());
    // A connection that is closing may be told that its database is dropped.
    pool.on("error", () => {});
    pool.on("connect", (connection) => void connection.on("error", () => {}));
  });
  afterEach(() => resources.disposeAsync());

  test("runs files in the order of their names, whenever they were written", async () => {
    await writeMigration("0009-add-sofas.sql", "insert into furniture values ('sofa')");
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");

    await migrate(pool, folder);

    expect(await namesIn("select name from furniture")).toEqual(["sofa"]);
  });

  test("runs each file once", async () => {
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");
    await migrate(pool, folder);
    await writeMigration("0003-lamps.sql", "insert into furniture values ('lamp')");

    await migrate(pool, folder);
    await migrate(pool, folder);

    expect(await namesIn("select name from furniture")).toEqual(["lamp"]);
  });

  test("a file that comes late is run though a later one was run already", async () => {
    await writeMigration("0007-products.sql", "create table products (name text)");
    await migrate(pool, folder);
    await writeMigration("0006-mended.sql", "create table mended (name text)");

    await migrate(pool, folder);

    expect(await tables()).toContain("mended");
  });

  test("a file with a mistake is named, nothing of any file stays, and the connection can be used again", async () => {
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");
    await writeMigration("0003-broken.sql", "create table lamps (name text); creat table sofas (name text)");

    const failure = await migrate(pool, folder).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MigrationFailed);
    expect(failure).toMatchObject({ message: '0003-broken.sql cannot be applied: syntax error at or near "creat"' });
    expect(await tables()).toEqual([]);

    await rm(path.join(folder, "0003-broken.sql"));
    await migrate(pool, folder);

    expect(await tables()).toEqual(["furniture", "migrations"]);
  });

  test("files that are not SQL are left alone", async () => {
    await writeMigration("README.md", "no SQL");

    await migrate(pool, folder);

    expect(await namesIn("select name from migrations")).toEqual([]);
  });

  test("four that start at the same instant all find it ready, on a new database and on one that lacks a migration", async () => {
    for (const name of ["0002-lamps.sql", "0003-sofas.sql", "0004-chairs.sql"]) {
      await writeMigration(name, `create table ${name.slice(5, -4)} (name text)`);

      const pools = await Promise.all([1, 2, 3, 4].map(() => openPool(url, folder)));

      await Promise.all(pools.map((each) => each.end()));
    }
    expect(await tables()).toEqual(["chairs", "lamps", "migrations", "sofas"]);
  });

  async function writeMigration(name: string, statements: string): Promise<void> {
    await writeFile(path.join(folder, name), statements);
  }

  function tables(): Promise<string[]> {
    return namesIn("select table_name as name from information_schema.tables where table_schema = 'public' order by 1");
  }

  async function namesIn(query: string): Promise<string[]> {
    const { rows } = await pool.query<{ name: string }>(query);
    return rows.map(({ name }) => name);
  }
});
