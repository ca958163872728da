// The façade beside the original: whatever a chapter asks of one, it must get from the other.
import BetterSqlite from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import Facade from "../src/sqlite/database.ts";
import { loadSqlite } from "../src/sqlite/engine.ts";

beforeAll(() => loadSqlite());

type Database = BetterSqlite.Database;
type Open = (file?: string) => Database;

const originals: [string, Open, unknown][] = [
  ["better-sqlite3", (file) => new BetterSqlite(file ?? ":memory:"), BetterSqlite.SqliteError],
  ["the façade", (file) => new Facade(file) as unknown as Database, Facade.SqliteError],
];

const TABLE =
  "create table lamps (name text primary key, quantity integer not null check (quantity >= 0), photo blob) strict";

function withLamps(open: Open): Database {
  const database = open();
  database.exec(TABLE);
  database.prepare("insert into lamps values (?, ?, ?)").run("desk", 3, null);
  database
    .prepare("insert into lamps values (@name, @quantity, @photo)")
    .run({ name: "floor", quantity: 5, photo: Buffer.from([1, 2]) });
  return database;
}

describe.each(originals)("%s", (_, open, SqliteError) => {
  test("answers with rows as objects, as arrays, and with the first column alone", () => {
    const all = withLamps(open).prepare("select name, quantity from lamps order by name");

    expect(all.all()).toEqual([
      { name: "desk", quantity: 3 },
      { name: "floor", quantity: 5 },
    ]);
    expect(all.get()).toEqual({ name: "desk", quantity: 3 });
    expect(all.raw().all()).toEqual([
      ["desk", 3],
      ["floor", 5],
    ]);
    expect(all.pluck().all()).toEqual(["desk", "floor"]);
  });

  test("answers with undefined where there is no row, and with bytes where there are bytes", () => {
    const database = withLamps(open);

    expect(database.prepare("select * from lamps where name = ?").get("moon")).toBeUndefined();
    expect([...(database.prepare("select photo from lamps where name = 'floor'").pluck().get() as Uint8Array)]).toEqual(
      [1, 2],
    );
  });

  test.each([":", "@", "$"])("takes parameters by name behind %s, and more than it needs", (sign) => {
    const statement = withLamps(open).prepare(`select quantity from lamps where name = ${sign}name`);

    expect(statement.pluck().get({ name: "floor" })).toBe(5);
  });

  test("says what was written", () => {
    const database = withLamps(open);

    expect(database.prepare("update lamps set quantity = quantity + 1").run()).toMatchObject({ changes: 2 });
    expect(database.prepare("delete from lamps where name = 'moon'").run()).toMatchObject({ changes: 0 });
  });

  test("a statement can be used again, also after it has thrown", () => {
    const insert = withLamps(open).prepare("insert into lamps values (?, ?, null)");

    expect(() => insert.run("desk", 1)).toThrow(SqliteError as Error);
    expect(insert.run("wall", 1)).toMatchObject({ changes: 1 });
  });

  test.each([
    ["insert into lamps values ('desk', 1, null)", "SQLITE_CONSTRAINT_PRIMARYKEY"],
    ["insert into lamps values ('wall', -1, null)", "SQLITE_CONSTRAINT_CHECK"],
    ["insert into lamps values ('wall', null, null)", "SQLITE_CONSTRAINT_NOTNULL"],
    ["insert into lamps values ('wall', 'many', null)", "SQLITE_CONSTRAINT_DATATYPE"],
    ["select * from nothing", "SQLITE_ERROR"],
  ])("%s throws with the code %s", (sql, code) => {
    expect(() => withLamps(open).prepare(sql).run()).toThrow(expect.objectContaining({ name: "SqliteError", code }));
  });

  test("a transaction commits what its function did, and forgets it when that throws", () => {
    const database = withLamps(open);
    const total = database.prepare("select sum(quantity) from lamps").pluck();
    const add = database.transaction((quantity: number) => {
      database.prepare("update lamps set quantity = quantity + ?").run(quantity);
      if (quantity > 10) throw new Error("too many");
      return total.get();
    });

    expect(add.immediate(1)).toBe(10);
    expect(() => add(11)).toThrow("too many");
    expect([total.get(), database.inTransaction]).toEqual([10, false]);
  });

  test("a transaction within one is a savepoint: it can be forgotten alone", () => {
    const database = withLamps(open);
    const add = database.transaction(
      (name: string) => void database.prepare("insert into lamps values (?, 1, null)").run(name),
    );
    const both = database.transaction(() => {
      add("wall");
      expect(() => add("desk")).toThrow();
    });

    both();

    expect(database.prepare("select count(*) from lamps").pluck().get()).toBe(3);
  });

  test("a transaction takes no async function", () => {
    const database = withLamps(open);

    expect(() => database.transaction(async () => {})()).toThrow(TypeError);
    expect(database.inTransaction).toBe(false);
  });

  test("pragmas answer as rows, or simply", () => {
    const database = open();
    database.pragma("busy_timeout = 50");

    expect(database.pragma("busy_timeout", { simple: true })).toBe(50);
    expect(database.pragma("busy_timeout")).toEqual([{ timeout: 50 }]);
  });

  test("SQL can call a function of ours", () => {
    const database = withLamps(open);
    const seen: unknown[] = [];
    database.function("seen", (name: unknown) => {
      seen.push(name);
      return 1;
    });

    database.prepare("select seen(name) from lamps order by name").all();

    expect(seen).toEqual(["desk", "floor"]);
  });

  test("knows whether it is open", () => {
    const database = open();
    const before = database.open;
    database.close();

    expect([before, database.open]).toEqual([true, false]);
    expect(() => database.prepare("select 1")).toThrow();
  });
});

test("connections to one file share it: one waits for no other's lock longer than it was told", () => {
  const [one, other] = [
    new Facade("/data/shared.sqlite", { timeout: 20 }),
    new Facade("/data/shared.sqlite", { timeout: 20 }),
  ];
  one.exec("create table shared (x)");
  one.exec("begin immediate; insert into shared values (1)");

  expect(() => other.exec("begin immediate")).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^SQLITE_BUSY/) }),
  );
  one.exec("commit");
  expect(other.prepare("select x from shared").pluck().all()).toEqual([1]);
});
