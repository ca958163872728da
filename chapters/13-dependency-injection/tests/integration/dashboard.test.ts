import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe } from "vitest";
import { showsAllShipments } from "../contracts/shows-all-shipments.ts";
import { onPostgres, onSqlite, type StorageInTest, sharedStorage } from "../storages.ts";

describe("the dashboard in SQLite", () => contract(onSqlite));

describeWith(postgres, "the dashboard in PostgreSQL", () => contract(onPostgres));

function contract(openNew: () => Promise<StorageInTest>): void {
  const open = sharedStorage(openNew);
  showsAllShipments(async () => {
    const { storage, run } = await open();
    for (const table of ["allocations_view", "order_lines", "batches", "products"]) await run(`delete from ${table}`);
    return storage;
  });
}
