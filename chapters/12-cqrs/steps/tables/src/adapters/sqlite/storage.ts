import { readModelSayingUnavailable, sayingUnavailable } from "../saying-unavailable.ts";
import { Turns } from "../turns.ts";
import { unitOfWorkOver } from "../unit-of-work.ts";
import { isSqliteCircumstance } from "./circumstances.ts";
import { openDatabase } from "./connection.ts";
import { sqliteProductStore } from "./product-store.ts";
import { sqliteReadModel } from "./read-model.ts";

/** All that is kept in one SQLite file. */
export async function openSqliteStorage(file: string) {
  const client = openDatabase(file);
  const store = sayingUnavailable(sqliteProductStore(client), isSqliteCircumstance);
  return {
    startUnitOfWork: unitOfWorkOver(store, new Turns()),
    readModel: readModelSayingUnavailable(sqliteReadModel(client), isSqliteCircumstance),
    close: async () => void client.close(),
  };
}
