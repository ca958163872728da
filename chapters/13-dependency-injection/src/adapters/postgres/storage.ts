import { allocationsByRepository } from "../allocations-by-repository.ts";
import { readModelSayingUnavailable, sayingUnavailable, viewsSayingUnavailable } from "../saying-unavailable.ts";
import { Turns } from "../turns.ts";
import { unitOfWorkOver } from "../unit-of-work.ts";
import { allocationsByQueryBuilder, allocationsBySql, allocationsFromReadModel } from "./allocations-of-order.ts";
import { isPostgresCircumstance } from "./circumstances.ts";
import { openPool } from "./connection.ts";
import { postgresDashboard } from "./dashboard.ts";
import { postgresProductStore } from "./product-store.ts";
import { postgresReadModel } from "./read-model.ts";

/** All that is kept in one PostgreSQL database. */
export async function openPostgresStorage(url: string) {
  const pool = await openPool(url);
  const store = sayingUnavailable(postgresProductStore(pool), isPostgresCircumstance);
  const startUnitOfWork = unitOfWorkOver(store, new Turns());
  const views = {
    byRepository: allocationsByRepository(startUnitOfWork),
    byQueryBuilder: allocationsByQueryBuilder(pool),
    bySql: allocationsBySql(pool),
    fromReadModel: allocationsFromReadModel(pool),
    dashboard: postgresDashboard(pool),
  };
  return {
    startUnitOfWork,
    readModel: readModelSayingUnavailable(postgresReadModel(pool), isPostgresCircumstance),
    views: viewsSayingUnavailable(views, isPostgresCircumstance),
    close: () => pool.end(),
  };
}
