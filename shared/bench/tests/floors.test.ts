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
import { aggregates, chapter } from "./chapters.ts";
import { postgresRows, type Rows, sqliteRows } from "./rows.ts";

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

describe.each([chapter, aggregates])("on SQLite, floor and $name", (chapter) => {
  test("answer the same orders alike and leave the same rows", async () => {
    await using folder = await temporaryFolder();
    const files = await stockedFiles(chapter, path.join(folder.path, "allocation"), stock);

    const ours = await answersOf(await openChapter(chapter, { kind: "sqlite", file: files.ours }));
    const floors = await answersOf(openSqliteFloor(files.floors));

    expect({ ours, floors }).toEqual({ ours: answers, floors: answers });
    const rows = sqliteRows(files.floors);
    expect(rows.order_lines).toHaveLength(8);
    expect(rows).toEqual(withoutOutOfStock(sqliteRows(files.ours)));
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
  test.each([
    { chapter, guard: "version" },
    { chapter, guard: "for update" },
    { chapter: aggregates, guard: "version" },
  ] as const)(
    "answer the same orders alike and leave the same rows ($chapter.name, $guard)",
    async ({ chapter, guard }) => {
      await using server = await startPostgres();
      const urls = await stockedDatabases(chapter, server.url, stock);

      const ours = await answersOf(await openChapter(chapter, { kind: "postgres", url: urls.ours }));
      const floors = await answersOf(await openPostgresFloor(urls.floors, 1, guard));

      expect({ ours, floors }).toEqual({ ours: answers, floors: answers });
      const rows = await postgresRows(urls.floors);
      expect(rows.order_lines).toHaveLength(8);
      expect(rows).toEqual(withoutOutOfStock(await postgresRows(urls.ours)));
    },
  );
});

test.each([
  { chapter, answers: { post: 202, get: 200 } },
  { chapter: aggregates, answers: { post: 201, get: 404 } },
])("over HTTP, floor and $chapter.name answer alike", async ({ chapter, answers }) => {
  await using folder = await temporaryFolder();
  const files = await stockedFiles(chapter, path.join(folder.path, "allocation"), stock);
  await using ours = await startApplication({ folder: chapter.folder, env: { DATABASE_URL: files.ours } });
  await using floor = await startApplication({
    folder: path.join(import.meta.dirname, "../src/floors"),
    entrypoint: "server.ts",
    env: { DATABASE_URL: files.floors },
  });

  const [post, get] = [await posted(floor.url), await shown(floor.url)];

  expect(post.status).toBe(answers.post);
  expect(post).toEqual(await posted(ours.url));
  expect((await shown(ours.url)).status).toBe(answers.get);
  if (answers.get === 200) expect(get).toEqual(await shown(ours.url));
  expect(sqliteRows(files.floors)).toEqual(sqliteRows(files.ours));
});

type Connection = { readonly openDatabase: (file: string) => Database.Database };

async function answersOf(allocator: Allocator): Promise<string[]> {
  await using _ = allocator;
  const given: string[] = [];
  for (const line of orders) given.push(await allocator.allocate(line).catch(() => "refused"));
  return given;
}

/** What a floor leaves out, since nobody measures it: that a line found no place is nothing but an error to it. */
function withoutOutOfStock(rows: Rows): Rows {
  const shown = rows.allocations_view?.filter((row) => !row.includes('"out of stock"'));
  return { ...rows, ...(shown && { allocations_view: shown }) };
}

type Answer = Readonly<{ status: number; body: string }>;

async function posted(url: string): Promise<Answer> {
  const response = await fetch(`${url}/allocate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orderid: "first", sku: "sku-0", qty: 10 }),
  });
  return { status: response.status, body: await response.text() };
}

async function shown(url: string): Promise<Answer> {
  const response = await fetch(`${url}/allocations/first`);
  return { status: response.status, body: await response.text() };
}
