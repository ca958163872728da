import { allocationsByRepository } from "../allocations-by-repository.ts";
import { readModelSayingUnavailable, sayingUnavailable, viewsSayingUnavailable } from "../saying-unavailable.ts";
import { Turns } from "../turns.ts";
import { unitOfWorkOver } from "../unit-of-work.ts";
import { allocationsByQueryBuilder, allocationsBySql, allocationsFromReadModel } from "./allocations-of-order.ts";
import { isSqliteCircumstance } from "./circumstances.ts";
import { openDatabase } from "./connection.ts";
import { sqliteDashboard } from "./dashboard.ts";
import { sqliteProductStore } from "./product-store.ts";
import { sqliteReadModel } from "./read-model.ts";

/** All that is kept in one SQLite file. */
export async function openSqliteStorage(file: string) {
  const client = openDatabase(file);
  const store = sayingUnavailable(sqliteProductStore(client), isSqliteCircumstance);
  const startUnitOfWork = unitOfWorkOver(store, new Turns());
  const views = {
    byRepository: allocationsByRepository(startUnitOfWork),
    byQueryBuilder: allocationsByQueryBuilder(client),
    bySql: allocationsBySql(client),
    fromReadModel: allocationsFromReadModel(client),
    dashboard: sqliteDashboard(client),
  };
  return {
    startUnitOfWork,
    readModel: readModelSayingUnavailable(sqliteReadModel(client), isSqliteCircumstance),
    views: viewsSayingUnavailable(views, isSqliteCircumstance),
    close: async () => void client.close(),
  };
}
