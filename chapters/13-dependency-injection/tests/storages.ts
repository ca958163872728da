import { temporaryFolder } from "@cosmic/testkit";
import { temporaryDatabase } from "@cosmic/testkit/postgres";
import Database from "better-sqlite3";
import { Pool } from "pg";
import { afterAll } from "vitest";
import { openStorage, type Storage } from "../src/adapters/storage.ts";
import { migrated } from "./postgres.ts";

/** A new database of this chapter, as the application sees it, and by SQL. */
export type StorageInTest = AsyncDisposable &
  Readonly<{ storage: Storage; run: (statement: string) => Promise<readonly unknown[]> }>;

export async function onSqlite(): Promise<StorageInTest> {
  const resources = new AsyncDisposableStack();
  const file = `${resources.use(await temporaryFolder()).path}/allocation.sqlite`;
  const storage = await openStorage({ kind: "sqlite", file });
  resources.defer(storage.close);
  const client = resources.adopt(new Database(file), (each) => void each.close());
  const run = async (statement: string): Promise<readonly unknown[]> => {
    const prepared = client.prepare(statement);
    return prepared.reader ? prepared.all() : [prepared.run()];
  };
  return { storage, run, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

export async function onPostgres(): Promise<StorageInTest> {
  const resources = new AsyncDisposableStack();
  const { url } = resources.use(await temporaryDatabase(migrated));
  const storage = await openStorage({ kind: "postgres", url });
  resources.defer(storage.close);
  const pool = resources.adopt(new Pool({ connectionString: url }), (each) => each.end());
  pool.on("error", () => {}); // The database may be gone before the last connection has noticed.
  const run = async (statement: string): Promise<readonly unknown[]> => (await pool.query(statement)).rows;
  return { storage, run, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** The same for all tests of a group: opened by the first that asks, closed after the last. */
export function sharedStorage(openNew: () => Promise<StorageInTest>): () => Promise<StorageInTest> {
  let opened: Promise<StorageInTest> | undefined;
  afterAll(async () => (await opened)?.[Symbol.asyncDispose]());
  return async () => {
    opened ??= openNew();
    return opened;
  };
}
