import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MigrationFailed } from "../../src/adapters/migrations.ts";
import { migrate } from "../../src/adapters/sqlite/migrate.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "migrate-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("migrating", () => {
  test("runs files in the order of their names, whenever they were written", async () => {
    const client = new Database(":memory:");
    await writeMigration("0009-add-sofas.sql", "insert into furniture values ('sofa')");
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");

    migrate(client, folder);

    expect(namesIn(client, "select name from furniture")).toEqual(["sofa"]);
  });

  test("runs each file once", async () => {
    const client = new Database(":memory:");
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");
    migrate(client, folder);
    await writeMigration("0003-lamps.sql", "insert into furniture values ('lamp')");

    migrate(client, folder);
    migrate(client, folder);

    expect(namesIn(client, "select name from furniture")).toEqual(["lamp"]);
  });

  test("a file that comes late is run though a later one was run already", async () => {
    const client = new Database(":memory:");
    await writeMigration("0007-products.sql", "create table products (name text)");
    migrate(client, folder);
    await writeMigration("0006-mended.sql", "create table mended (name text)");

    migrate(client, folder);

    expect(tablesIn(client)).toContain("mended");
  });

  test("a file with a mistake is named, and nothing of any file stays", async () => {
    const client = new Database(":memory:");
    await writeMigration("0002-furniture.sql", "create table furniture (name text)");
    await writeMigration("0003-broken.sql", "create table lamps (name text); creat table sofas (name text)");

    const attempt = () => migrate(client, folder);

    expect(attempt).toThrow(MigrationFailed);
    expect(attempt).toThrow(/^0003-broken.sql cannot be applied: near "creat": syntax error$/);
    expect(tablesIn(client)).toEqual([]);
  });

  test("files that are not SQL are left alone", async () => {
    const client = new Database(":memory:");
    await writeMigration("README.md", "no SQL");

    expect(() => migrate(client, folder)).not.toThrow();
  });
});

async function writeMigration(name: string, statements: string): Promise<void> {
  await writeFile(path.join(folder, name), statements);
}

function tablesIn(client: Database.Database): unknown[] {
  return namesIn(
    client,
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
}

function namesIn(client: Database.Database, query: string): unknown[] {
  return client.prepare(query).pluck().all();
}
