import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { expect, test } from "vitest";
import { describeWith } from "../../src/index.ts";
import { postgres, temporaryDatabase } from "../../src/postgres/index.ts";
import { query } from "./query.ts";

describeWith(postgres, "a temporary database", () => {
  test("is empty and nobody else's", async () => {
    await using one = await temporaryDatabase();
    await using other = await temporaryDatabase();

    await query(one.url, "create table batches ()");

    expect(await tablesIn(one.url)).toEqual(["batches"]);
    expect(await tablesIn(other.url)).toEqual([]);
  });

  test("is on the server that the other databases of this run are on", async () => {
    await using one = await temporaryDatabase();
    await using other = await temporaryDatabase();

    expect(new URL(one.url).host).toBe(new URL(other.url).host);
  });

  test("is dropped at the end of the scope, though somebody is connected", async () => {
    await using bystander = await temporaryDatabase();
    const database = await temporaryDatabase();
    const client = new Client(database.url);
    await client.connect();
    const lost = new Promise<Error>((resolve) => client.on("error", resolve));

    await database[Symbol.asyncDispose]();

    await lost;
    const name = new URL(database.url).pathname.slice(1);
    expect(await query(bystander.url, `select from pg_database where datname = '${name}'`)).toEqual([]);
  });

  test("may be gone already", async () => {
    await using database = await temporaryDatabase();

    await database[Symbol.asyncDispose]();

    await expect(query(database.url, "select")).rejects.toMatchObject({ code: "3D000" });
  });

  test("takes a hundred connections", async () => {
    await using database = await temporaryDatabase();
    const clients = Array.from({ length: 100 }, () => new Client(database.url));

    await Promise.all(clients.map((client) => client.connect()));

    const [{ connections } = {}] = await query<{ connections: string }>(
      database.url,
      "select count(*) as connections from pg_stat_activity where datname = current_database()",
    );
    expect(Number(connections)).toBe(101);
    await Promise.all(clients.map((client) => client.end()));
  });

  test("is the same on every machine, listens to this one only, and does not wait for the disk", async () => {
    await using database = await temporaryDatabase();

    const settings = await query(database.url, `select name, setting from pg_settings order by name collate "C"`);
    const [{ collation } = {}] = await query<{ collation: string }>(
      database.url,
      "select datcollate as collation from pg_database where datname = current_database()",
    );

    expect(collation).toBe("C");
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toMatchObject({
      TimeZone: "UTC",
      fsync: "off",
      full_page_writes: "off",
      lc_messages: "C",
      listen_addresses: "127.0.0.1",
      server_encoding: "UTF8",
      synchronous_commit: "off",
      unix_socket_directories: "",
    });
  });
});

describeWith(postgres, "a database from a template", () => {
  test("starts with what was prepared, and keeps what is changed to itself", async () => {
    const template = templateWith((url) => query(url, "create table batches as select 'batch-1' as reference"));
    await using one = await temporaryDatabase(template);
    await using other = await temporaryDatabase(template);

    await query(one.url, "delete from batches");

    expect(await query(one.url, "select * from batches")).toEqual([]);
    expect(await query(other.url, "select * from batches")).toEqual([{ reference: "batch-1" }]);
  });

  test("is prepared once, however many ask at the same time", async () => {
    let prepared = 0;
    const template = templateWith(async () => {
      prepared += 1;
    });

    const databases = await Promise.all([1, 2, 3].map(() => temporaryDatabase(template)));

    expect(prepared).toBe(1);
    await Promise.all(databases.map((database) => database[Symbol.asyncDispose]()));
  });

  test("is prepared again under another key", async () => {
    await using one = await temporaryDatabase(templateWith((url) => query(url, "create table batches ()")));
    await using other = await temporaryDatabase(templateWith((url) => query(url, "create table products ()")));

    expect(await tablesIn(one.url)).toEqual(["batches"]);
    expect(await tablesIn(other.url)).toEqual(["products"]);
  });

  test("fails as its preparation does, and has nothing of what was half done the next time", async () => {
    const key = randomUUID();
    const failing = async (url: string) => {
      await query(url, "create table half_done ()");
      throw new Error("migration 2 is broken");
    };

    const attempt = temporaryDatabase({ key, prepare: failing });

    await expect(attempt).rejects.toThrow("migration 2 is broken");
    await using mended = await temporaryDatabase({ key, prepare: async () => {} });
    expect(await tablesIn(mended.url)).toEqual([]);
  });
});

function templateWith(prepare: (url: string) => Promise<unknown>) {
  return { key: randomUUID(), prepare: async (url: string) => void (await prepare(url)) };
}

async function tablesIn(url: string): Promise<readonly string[]> {
  const tables = await query<{ tablename: string }>(
    url,
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  );
  return tables.map(({ tablename }) => tablename);
}
