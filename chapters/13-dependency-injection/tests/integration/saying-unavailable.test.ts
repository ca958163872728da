import { temporaryFolder } from "@cosmic/testkit";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { AllViews } from "../../src/adapters/all-views.ts";
import { allocationsByRepository } from "../../src/adapters/allocations-by-repository.ts";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import {
  readModelSayingUnavailable,
  sayingUnavailable,
  viewsSayingUnavailable,
} from "../../src/adapters/saying-unavailable.ts";
import {
  allocationsByQueryBuilder,
  allocationsBySql,
  allocationsFromReadModel,
} from "../../src/adapters/sqlite/allocations-of-order.ts";
import { isSqliteCircumstance } from "../../src/adapters/sqlite/circumstances.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteDashboard } from "../../src/adapters/sqlite/dashboard.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { sqliteReadModel } from "../../src/adapters/sqlite/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { aBatch, aLine } from "../builders.ts";
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

test.each(["load", "skuOf", "skusOf"] as const)("%s says so when all of the database is locked", async (method) => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), new Database(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const store = translated(ours);
  const batch = aBatch();
  const call = {
    load: () => store.load(batch.sku),
    skuOf: () => store.skuOf(batch.reference),
    skusOf: () => store.skusOf(aLine().orderId),
  };

  ours.pragma("journal_mode = delete"); // With the write-ahead log, reading goes on while somebody writes.
  theirs.exec("begin exclusive");

  await expect(call[method]()).rejects.toThrow(StorageUnavailable);
});

test.each([
  "record",
  "differences",
  "rebuild",
  "byRepository",
  "byQueryBuilder",
  "bySql",
  "fromReadModel",
  "dashboard",
] as const)("%s, of what there is to look at, says so as well, and works again afterwards", async (method) => {
  await using folder = await temporaryFolder();
  const [ours, theirs] = [openDatabase(`${folder.path}/a.sqlite`), new Database(`${folder.path}/a.sqlite`)];
  ours.pragma("busy_timeout = 0");
  const readModel = readModelSayingUnavailable(sqliteReadModel(ours), isSqliteCircumstance);
  const views = viewsSayingUnavailable(allViewsOf(ours), isSqliteCircumstance);
  const call = {
    record: () => readModel.record({ type: "Deallocated", ...aLine(), version: 1 }),
    differences: async () => readModel.differences(),
    rebuild: async () => readModel.rebuild(),
    byRepository: () => views.byRepository("order-1"),
    byQueryBuilder: () => views.byQueryBuilder("order-1"),
    bySql: () => views.bySql("order-1"),
    fromReadModel: () => views.fromReadModel("order-1"),
    dashboard: async () => views.dashboard(),
  };
  ours.pragma("journal_mode = delete");

  theirs.exec("begin exclusive");
  await expect(call[method]()).rejects.toThrow(StorageUnavailable);
  theirs.exec("rollback");

  await expect(call[method]()).resolves.not.toThrow();
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

function allViewsOf(client: Database.Database): AllViews {
  return {
    byRepository: allocationsByRepository(unitOfWorkOver(sqliteProductStore(client))),
    byQueryBuilder: allocationsByQueryBuilder(client),
    bySql: allocationsBySql(client),
    fromReadModel: allocationsFromReadModel(client),
    dashboard: sqliteDashboard(client),
  };
}
