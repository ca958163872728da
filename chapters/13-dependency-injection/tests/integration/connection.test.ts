import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { execaNode } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "connection-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("opening the database", () => {
  test("makes the tables, in a folder that was not there", () => {
    const client = openDatabase(path.join(folder, "new/allocation.sqlite"));

    expect(namesIn(client, "select name from migrations")).toEqual([
      "0002-batches.sql",
      "0007-products.sql",
      "0012-allocations-view.sql",
    ]);
    expect(namesIn(client, "select reference from batches")).toEqual([]);
  });

  test("keeps what is in it when it is opened again", () => {
    const file = path.join(folder, "allocation.sqlite");
    const first = openDatabase(file);
    first.exec("insert into products values ('LAMP', 1); insert into batches values ('b1', 'LAMP', 20, null)");
    first.close();

    const second = openDatabase(file);

    expect(namesIn(second, "select reference from batches")).toEqual(["b1"]);
  });

  test("a line of an unknown batch is refused", () => {
    const client = openDatabase(":memory:");

    const insert = () =>
      client.exec(
        "insert into order_lines (order_id, sku, quantity, batch_reference) values ('o1', 'LAMP', 1, 'nowhere')",
      );

    expect(insert).toThrow(/FOREIGN KEY/);
  });

  test("a migration may rebuild a table that others refer to", async () => {
    await writeMigration(
      "0002-rooms.sql",
      `create table rooms (name text primary key); insert into rooms values ('hall');
       create table sofas (room text references rooms (name)); insert into sofas values ('hall')`,
    );
    await writeMigration(
      "0003-larger-rooms.sql",
      `create table larger (name text primary key); insert into larger select name from rooms;
       drop table rooms; alter table larger rename to rooms`,
    );

    const client = openDatabase(":memory:", folder);

    expect(namesIn(client, "select name from rooms join sofas on room = name")).toEqual(["hall"]);
  });

  test("who waits for a lock gives up soon, for nothing else happens in its process meanwhile", () => {
    const file = path.join(folder, "allocation.sqlite");
    const [ours, theirs] = [openDatabase(file), openDatabase(file)];
    theirs.exec("begin immediate");

    expect(() => ours.exec("begin immediate")).toThrow(/locked/);
    expect(ours.pragma("busy_timeout", { simple: true })).toBe(50);
  });
});

describe("four processes that open a database at the same instant", () => {
  const opener = path.join(import.meta.dirname, "../processes/open-database.ts");
  const rounds = Array.from({ length: 20 }, (_, round) => `${round}.sqlite`);
  let processes: ReturnType<typeof startProcess>[];
  beforeAll(() => {
    processes = [1, 2, 3, 4].map(startProcess);
  });
  afterAll(async () => {
    for (const each of processes) each.kill();
    await Promise.all(processes);
  });

  test("all find it ready when it is new, twenty times", async () => {
    await writeMigration("0002-lamps.sql", "create table lamps (name text)");

    for (const file of rounds) expect(await openInAll(file)).toEqual(Array(4).fill("opened"));
  });

  test("all find it ready when it lacks a migration, twenty times", async () => {
    await writeMigration("0002-lamps.sql", "create table lamps (name text)");
    for (const file of rounds) openDatabase(path.join(folder, file), folder).close();
    await writeMigration("0003-sofas.sql", "create table sofas (name text)");

    for (const file of rounds) expect(await openInAll(file)).toEqual(Array(4).fill("opened"));
  });

  test("all wait while somebody else is writing the first page of a new file", async () => {
    const writer = new Database(path.join(folder, "new.sqlite"));
    writer.exec("begin immediate");
    // By the clock, for a process that waits for a lock cannot say that it does.
    setTimeout(() => writer.exec("rollback"), 100);

    expect(await openInAll("new.sqlite")).toEqual(Array(4).fill("opened"));
  });

  function startProcess() {
    return execaNode(opener, { reject: false });
  }

  function openInAll(file: string): Promise<unknown[]> {
    const job = { file: path.join(folder, file), migrations: folder };
    return Promise.all(
      processes.map(async (each) => {
        const answer = each.getOneMessage();
        await each.sendMessage(job);
        return answer;
      }),
    );
  }
});

async function writeMigration(name: string, statements: string): Promise<void> {
  await writeFile(path.join(folder, name), statements);
}

function namesIn(client: Database.Database, query: string): unknown[] {
  return client.prepare(query).pluck().all();
}
