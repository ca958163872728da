import { temporaryFolder } from "@cosmic/testkit";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { BatchStore } from "../../src/adapters/batch-store.ts";
import { sayingUnavailable } from "../../src/adapters/saying-unavailable.ts";
import { sqliteBatchStore } from "../../src/adapters/sqlite/batch-store.ts";
import { isSqliteCircumstance } from "../../src/adapters/sqlite/circumstances.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { aBatch } from "../builders.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { found, keep, stateOf } from "../units-of-work.ts";

const client = openDatabase(":memory:");

unitOfWorkContract("SQLite that says when it is unavailable", () => translated(client));

test("a database that somebody else has locked is unavailable until he lets go", async () => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), openDatabase(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const startUnitOfWork = unitOfWorkOver(translated(ours));
  const batch = aBatch();

  theirs.exec("begin immediate");
  await expect(keep(startUnitOfWork, batch)).rejects.toThrow(StorageUnavailable);
  theirs.exec("rollback");
  await keep(startUnitOfWork, batch);

  expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
});

test.each(["load", "loadBySku", "write"] as const)("%s says so when all of the database is locked", async (method) => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), new Database(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const store = translated(ours);
  const batch = aBatch();
  const call = {
    load: () => store.load(batch.reference),
    loadBySku: () => store.loadBySku(batch.sku),
    write: () => store.write([{ batch, deleted: [], inserted: [] }]),
  };

  ours.pragma("journal_mode = delete"); // With the write-ahead log, reading goes on while somebody writes.
  theirs.exec("begin exclusive");

  await expect(call[method]()).rejects.toThrow(StorageUnavailable);
});

test("a mistake of ours is not called a circumstance", async () => {
  const broken = openDatabase(":memory:");
  const startUnitOfWork = unitOfWorkOver(translated(broken));
  broken.exec("drop table batches");

  await expect(keep(startUnitOfWork, aBatch())).rejects.toThrow(/no such table/);
});

test("what went wrong underneath is kept as the cause", async () => {
  const readOnly = openDatabase(":memory:");
  const startUnitOfWork = unitOfWorkOver(translated(readOnly));
  readOnly.pragma("query_only = on");

  await expect(keep(startUnitOfWork, aBatch())).rejects.toMatchObject({
    name: "StorageUnavailable",
    code: "storage-unavailable",
    cause: { code: "SQLITE_READONLY" },
  });
});

function translated(database: Database.Database): BatchStore {
  return sayingUnavailable(sqliteBatchStore(database), isSqliteCircumstance);
}
