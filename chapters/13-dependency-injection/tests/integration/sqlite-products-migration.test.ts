import { cp } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import type Database from "better-sqlite3";
import { describe } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { productsMigration } from "../contracts/products-migration.ts";

const migrations = path.join(import.meta.dirname, "../../migrations/sqlite");

describe("0007-products.sql on SQLite", () => {
  productsMigration(async () => {
    const resources = new AsyncDisposableStack();
    const folder = resources.use(await temporaryFolder());
    await cp(`${migrations}/0002-batches.sql`, `${folder.path}/before/0002-batches.sql`);
    const open = (...more: string[]) => {
      const client = openDatabase(`${folder.path}/allocation.sqlite`, ...more);
      resources.defer(() => void client.close());
      return client;
    };
    const client = open(`${folder.path}/before`);
    return {
      run: async (statements) => rowsOf(client, statements),
      upgrade: async () => unitOfWorkOver(sqliteProductStore(open())),
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  });
});

/** Several statements give no rows. */
function rowsOf(client: Database.Database, statements: string): unknown[] {
  if (statements.startsWith("select")) return client.prepare(statements).all();
  client.exec(statements);
  return [];
}
