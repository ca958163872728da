import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe } from "vitest";
import { showsAllocations } from "../contracts/shows-allocations.ts";
import { onPostgres, onSqlite, type StorageInTest, sharedStorage } from "../storages.ts";

describe("the allocations of an order in SQLite", () => eachWay(onSqlite));

describeWith(postgres, "the allocations of an order in PostgreSQL", () => eachWay(onPostgres));

function eachWay(openNew: () => Promise<StorageInTest>): void {
  const open = sharedStorage(openNew);
  const storage = async () => (await open()).storage;
  describe("by the repository:", () => showsAllocations(storage, "byRepository"));
  describe("by the query builder:", () => showsAllocations(storage, "byQueryBuilder"));
  describe("in SQL:", () => showsAllocations(storage, "bySql"));
  describe("from the read model:", () => showsAllocations(storage, "fromReadModel"));
}
