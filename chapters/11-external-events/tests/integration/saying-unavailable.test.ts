import { temporaryFolder } from "@cosmic/testkit";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { sayingUnavailable } from "../../src/adapters/saying-unavailable.ts";
import { isSqliteCircumstance } from "../../src/adapters/sqlite/circumstances.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { aBatch } from "../builders.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { found, keep, stateOf } from "../units-of-work.ts";

unitOfWorkContract("SQLite that says when it is unavailable", () => translated(openDatabase(":memory:")));

test("a database that somebody else is writing to is not unavailable: he was faster", async () => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), openDatabase(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const startUnitOfWork = unitOfWorkOver(translated(ours));
  const batch = aBatch();

  theirs.exec("begin immediate");
  await expect(keep(startUnitOfWork, batch)).rejects.toThrow(ConcurrencyConflict);
  theirs.exec("rollback");
  await keep(startUnitOfWork, batch);

  expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
});

test.each(["load", "skuOf"] as const)("%s says so when all of the database is locked", async (method) => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), new Database(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const store = translated(ours);
  const batch = aBatch();
  const call = {
    load: () => store.load(batch.sku),
    skuOf: () => store.skuOf(batch.reference),
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

function translated(database: Database.Database): ProductStore {
  return sayingUnavailable(sqliteProductStore(database), isSqliteCircumstance);
}
