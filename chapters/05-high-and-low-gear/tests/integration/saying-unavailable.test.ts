import { temporaryFolder } from "@cosmic/testkit";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sayingUnavailable } from "../../src/adapters/sqlite/saying-unavailable.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { aBatch } from "../builders.ts";
import { batchRepositoryContract } from "../contracts/batch-repository.ts";

const client = openDatabase(":memory:");

batchRepositoryContract("SQLite that says when it is unavailable", () => {
  return sayingUnavailable(new SqliteBatchRepository(client));
});

test("a database that somebody else has locked is unavailable until he lets go", async () => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), openDatabase(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const repository = sayingUnavailable(new SqliteBatchRepository(ours));
  const batch = aBatch();

  theirs.exec("begin immediate");
  await expect(repository.save(batch)).rejects.toThrow(StorageUnavailable);
  theirs.exec("rollback");
  await repository.save(batch);

  expect(await repository.get(batch.reference)).toMatchObject({ reference: batch.reference });
});

test.each(["get", "listBySku", "save"] as const)("%s says so when all of the database is locked", async (method) => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), new Database(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const repository = sayingUnavailable(new SqliteBatchRepository(ours));
  const batch = aBatch();
  const call = {
    get: () => repository.get(batch.reference),
    listBySku: () => repository.listBySku(batch.sku),
    save: () => repository.save(batch),
  };

  ours.pragma("journal_mode = delete"); // With the write-ahead log, reading goes on while somebody writes.
  theirs.exec("begin exclusive");

  await expect(call[method]()).rejects.toThrow(StorageUnavailable);
});

test("a mistake of ours is not called a circumstance", async () => {
  const broken = openDatabase(":memory:");
  const repository = sayingUnavailable(new SqliteBatchRepository(broken));
  broken.exec("drop table order_lines");

  await expect(repository.save(aBatch())).rejects.toThrow(/no such table/);
});

test("what went wrong underneath is kept as the cause", async () => {
  const readOnly = openDatabase(":memory:");
  const repository = sayingUnavailable(new SqliteBatchRepository(readOnly));
  readOnly.pragma("query_only = on");

  await expect(repository.save(aBatch())).rejects.toMatchObject({
    name: "StorageUnavailable",
    code: "storage-unavailable",
    cause: { code: "SQLITE_READONLY" },
  });
});
