import { cp, readdir } from "node:fs/promises";
import path from "node:path";
import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { afterEach, describe, expect, test } from "vitest";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { postgresReadModel } from "../../src/adapters/postgres/read-model.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { sqliteReadModel } from "../../src/adapters/sqlite/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { ReadModel } from "../../src/service-layer/read-model.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { busOver } from "../bus.ts";
import { requestedLine } from "../primitives.ts";
import type { StorageInTest } from "../storages.ts";
import { viewRowsIn } from "../view-rows.ts";

const OWN = "0012-allocations-view.sql";
/** What chapter 11 may have left behind. */
const STORED = `
  insert into products values ('LAMP', 7), ('SOFA', 2), ('DESK', 1);
  insert into batches values ('b1', 'LAMP', 20, null), ('b2', 'LAMP', 5, '2030-01-02'), ('b3', 'SOFA', 1, null), ('b4', 'DESK', 1, null);
  insert into order_lines (order_id, sku, quantity, batch_reference)
  values ('zoe', 'LAMP', 2, 'b1'), ('max', 'SOFA', 1, 'b3'), ('max', 'LAMP', 5, 'b2')`;

let resources = new AsyncDisposableStack();
afterEach(async () => {
  await resources.disposeAsync();
  resources = new AsyncDisposableStack();
});

describe(`${OWN} on SQLite`, () =>
  fillsTheView(async () => {
    const file = `${resources.use(await temporaryFolder()).path}/allocation.sqlite`;
    const before = openDatabase(file, await migrationsBefore("sqlite"));
    before.exec(STORED);
    before.close();
    const client = resources.adopt(openDatabase(file), (each) => void each.close());
    const run = async (query: string) => client.prepare(query).all();
    return { run, startUnitOfWork: unitOfWorkOver(sqliteProductStore(client)), readModel: sqliteReadModel(client) };
  }));

describeWith(postgres, `${OWN} on PostgreSQL`, () =>
  fillsTheView(async () => {
    const { url } = resources.use(await temporaryDatabase());
    const before = await openPool(url, await migrationsBefore("postgres"));
    await before.query(STORED);
    await before.end();
    const pool = resources.adopt(await openPool(url), (each) => each.end());
    const run = async (query: string) => (await pool.query(query)).rows;
    return { run, startUnitOfWork: unitOfWorkOver(postgresProductStore(pool)), readModel: postgresReadModel(pool) };
  }),
);

type Upgraded = Pick<StorageInTest, "run"> &
  Readonly<{ startUnitOfWork: StartUnitOfWork; readModel: Pick<ReadModel, "record"> }>;

/** @param upgrade opens, as this chapter does, a database that chapter 11 has left behind */
function fillsTheView(upgrade: () => Promise<Upgraded>): void {
  test("shows what was allocated before it was there, in the version that its product has by now", async () => {
    const rows = await viewRowsIn(await upgrade());

    const state = "allocated";
    expect(rows).toEqual([
      { orderId: "max", sku: "LAMP", quantity: 5, state, batchReference: "b2", version: 7 },
      { orderId: "max", sku: "SOFA", quantity: 1, state, batchReference: "b3", version: 2 },
      { orderId: "zoe", sku: "LAMP", quantity: 2, state, batchReference: "b1", version: 7 },
    ]);
  });

  test("goes on from there: what happens next is newer", async () => {
    const { run, startUnitOfWork, readModel } = await upgrade();
    const { handle } = busOver(startUnitOfWork, { readModel });
    const line = { orderId: "max", sku: "LAMP" };
    const places = async () => (await viewRowsIn({ run })).map(({ batchReference }) => batchReference);

    await handle({ type: "Deallocate", ...line });
    const givenBack = await places();
    await handle(requestedLine({ ...line, quantity: 5 }));

    expect([givenBack, await places()]).toEqual([
      [null, "b3", "b1"],
      ["b1", "b3", "b1"],
    ]);
  });
}

async function migrationsBefore(dialect: string): Promise<string> {
  const all = path.join(import.meta.dirname, "../../migrations", dialect);
  const { path: before } = resources.use(await temporaryFolder());
  const names = await readdir(all);
  expect(names).toContain(OWN);
  for (const name of names.filter((each) => each < OWN)) await cp(path.join(all, name), path.join(before, name));
  return before;
}
