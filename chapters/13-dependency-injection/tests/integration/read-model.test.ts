import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe, expect } from "vitest";
import { keepsWhatIsNewest } from "../contracts/keeps-what-is-newest.ts";
import { onPostgres, onSqlite, type StorageInTest, sharedStorage } from "../storages.ts";
import { viewRowsIn } from "../view-rows.ts";

describe("the read model in SQLite", () => contract(onSqlite));

describeWith(postgres, "the read model in PostgreSQL", () => contract(onPostgres));

function contract(openNew: () => Promise<StorageInTest>): void {
  const open = sharedStorage(openNew);
  const openEmpty = async () => {
    const { storage, run } = await open();
    await expect(run("delete from allocations_view")).resolves.toBeDefined();
    return { record: storage.readModel.record, rows: () => viewRowsIn({ run }) };
  };
  keepsWhatIsNewest(openEmpty, 20);
}
