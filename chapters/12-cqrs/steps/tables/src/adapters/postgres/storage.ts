import { readModelSayingUnavailable, sayingUnavailable } from "../saying-unavailable.ts";
import { Turns } from "../turns.ts";
import { unitOfWorkOver } from "../unit-of-work.ts";
import { isPostgresCircumstance } from "./circumstances.ts";
import { openPool } from "./connection.ts";
import { postgresProductStore } from "./product-store.ts";
import { postgresReadModel } from "./read-model.ts";

/** All that is kept in one PostgreSQL database. */
export async function openPostgresStorage(url: string) {
  const pool = await openPool(url);
  const store = sayingUnavailable(postgresProductStore(pool), isPostgresCircumstance);
  return {
    startUnitOfWork: unitOfWorkOver(store, new Turns()),
    readModel: readModelSayingUnavailable(postgresReadModel(pool), isPostgresCircumstance),
    close: () => pool.end(),
  };
}
