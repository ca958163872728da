import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { untilBlocked } from "../blocked.ts";
import { aBatch, aLine } from "../builders.ts";
import { temporaryPool } from "../postgres.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";

describeWith(postgres, "two units of work that change the same two products", () => {
  test("do not wait for each other forever, though they read them in opposite order", async () => {
    await using database = await temporaryPool();
    const { pool } = database;
    const startUnitOfWork = unitOfWorkOver(postgresProductStore(pool));
    const [lamp, sofa] = [randomSku("lamp"), randomSku("sofa")];
    const bought = keep(startUnitOfWork, aBatch({ sku: lamp }), aBatch({ sku: sofa }));
    await expect(bought).resolves.toBeUndefined();
    await using ada = await startUnitOfWork();
    await using zoe = await startUnitOfWork();
    for (const sku of [lamp, sofa]) (await productIn(ada, sku)).allocate(aLine({ sku }));
    for (const sku of [sofa, lamp]) (await productIn(zoe, sku)).allocate(aLine({ sku }));
    const guard = await pool.connect();
    await guard.query("begin");
    await guard.query("select from products where sku = $1 for update", [lamp]);

    const first = ada.commit();
    await untilBlocked(1, pool);
    const second = zoe.commit();
    const late = expect(second).rejects.toSatisfy(isLateWithoutDeadlock);
    await untilBlocked(2, pool);
    await guard.query("commit");
    guard.release();

    await first;
    await late;
    expect(await foundProduct(startUnitOfWork, sofa)).toMatchObject({ version: 2 });
  });
});

/** What PostgreSQL refuses, it gives a reason for: a conflict without a cause is one that the version told. */
function isLateWithoutDeadlock(error: unknown): boolean {
  return error instanceof ConcurrencyConflict && error.cause === undefined;
}
