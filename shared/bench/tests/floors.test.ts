import path from "node:path";
import { describeWith, startApplication, temporaryFolder } from "@cosmic/testkit";
import { postgres, startPostgres } from "@cosmic/testkit/postgres";
import type Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import type { Allocator, Line } from "../src/allocator.ts";
import { loadModule } from "../src/chapter.ts";
import { openChapter } from "../src/chapter-allocator.ts";
import { openPostgresFloor } from "../src/floors/postgres.ts";
import { openDatabase, openSqliteFloor } from "../src/floors/sqlite.ts";
import { stockedDatabases } from "../src/stocked-postgres.ts";
import { stockedFiles } from "../src/stocked-sqlite.ts";
import { chapter } from "./chapters.ts";
import { postgresRows, sqliteRows } from "./rows.ts";

const stock = { skus: 2, linesEach: 2 };
const orders: readonly Line[] = [
  { orderId: "first", sku: "sku-0", quantity: 10 },
  { orderId: "first", sku: "sku-0", quantity: 10 },
  { orderId: "first", sku: "sku-0", quantity: 11 },
  { orderId: "large", sku: "sku-0", quantity: 1_000_000 },
  { orderId: "larger", sku: "sku-0", quantity: 1_000_000 },
  { orderId: "too large", sku: "sku-0", quantity: 1_000_000 },
  { orderId: "first", sku: "sku-1", quantity: 1 },
  { orderId: "first", sku: "never bought", quantity: 1 },
];
const answers = ["sku-0-0", "sku-0-0", "refused", "sku-0-1", "sku-0-2", "refused", "sku-1-0", "refused"];

describe("on SQLite, floor and chapter", () => {
  test("answer the same orders alike and leave the same rows", async () => {
    await using folder = await temporaryFolder();
    const files = await stockedFiles(chapter, path.join(folder.path, "allocation"), stock);

    const ours = await answersOf(await openChapter(chapter, { kind: "sqlite", file: files.ours }));
    const floors = await answersOf(openSqliteFloor(files.floors));

    expect({ ours, floors }).toEqual({ ours: answers, floors: answers });
    const rows = sqliteRows(files.floors);
    expect(rows.order_lines).toHaveLength(8);
    expect(rows).toEqual(sqliteRows(files.ours));
  });

  test.each(["journal_mode", "synchronous", "foreign_keys"])("open the database with the same %s", async (pragma) => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, "allocation.sqlite");
    const connection = await loadModule<Connection>(chapter, "src/adapters/sqlite/connection.ts", ["openDatabase"]);
    const ours = connection.openDatabase(file);
    const floors = openDatabase(file);

    const setting = floors.pragma(pragma);

    expect(setting).toEqual(ours.pragma(pragma));
    for (const client of [ours, floors]) client.close();
  });
});

describeWith(postgres, "on PostgreSQL, floor and chapter", () => {
  test("answer the same orders alike and leave the same rows", async () => {
    await using server = await startPostgres();
    const urls = await stockedDatabases(chapter, server.url, stock);

    const ours = await answersOf(await openChapter(chapter, { kind: "postgres", url: urls.ours }));
    const floors = await answersOf(openPostgresFloor(urls.floors, 1));

    expect({ ours, floors }).toEqual({ ours: answers, floors: answers });
    const rows = await postgresRows(urls.floors);
    expect(rows.order_lines).toHaveLength(8);
    expect(rows).toEqual(await postgresRows(urls.ours));
  });
});

test("over HTTP, floor and chapter answer alike", async () => {
  await using folder = await temporaryFolder();
  const files = await stockedFiles(chapter, path.join(folder.path, "allocation"), stock);
  await using ours = await startApplication({ folder: chapter.folder, env: { DATABASE_URL: files.ours } });
  await using floor = await startApplication({
    folder: path.join(import.meta.dirname, "../src/floors"),
    entrypoint: "server.ts",
    env: { DATABASE_URL: files.floors },
  });

  const answer = await posted(floor.url);

  expect(answer).toEqual({ status: 201, body: { batchref: "sku-0-0" } });
  expect(answer).toEqual(await posted(ours.url));
  expect(sqliteRows(files.floors)).toEqual(sqliteRows(files.ours));
});

type Connection = { readonly openDatabase: (file: string) => Database.Database };

async function answersOf(allocator: Allocator): Promise<string[]> {
  await using _ = allocator;
  const given: string[] = [];
  for (const line of orders) given.push(await allocator.allocate(line).catch(() => "refused"));
  return given;
}

async function posted(url: string): Promise<unknown> {
  const response = await fetch(`${url}/allocate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orderid: "first", sku: "sku-0", qty: 10 }),
  });
  return { status: response.status, body: await response.json() };
}
