import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { randomSku } from "@cosmic/testkit/random";
import { afterEach, describe, expect, test } from "vitest";
import { openStorage, type StorageAddress } from "../../src/adapters/storage.ts";
import { aBatch } from "../builders.ts";
import { migrated } from "../postgres.ts";
import { ordersTold, sell } from "../sale.ts";
import { foundProduct, keep } from "../units-of-work.ts";

const STOCK = 250;
const ORDERS = Array.from({ length: 400 }, (_, at) => `order-${at}`);

let resources = new AsyncDisposableStack();
afterEach(async () => {
  await resources.disposeAsync();
  resources = new AsyncDisposableStack();
});

describe("one process on SQLite", () =>
  standsInLine(async () => {
    const folder = resources.use(await temporaryFolder());
    return { kind: "sqlite", file: `${folder.path}/allocation.sqlite` };
  }));

describeWith(postgres, "one process on PostgreSQL", () =>
  standsInLine(async () => ({ kind: "postgres", url: resources.use(await temporaryDatabase(migrated)).url })),
);

function standsInLine(newDatabase: () => Promise<StorageAddress>): void {
  test("400 orders at once for 250 pieces: none is told of a conflict, and none was ever late", async () => {
    const { startUnitOfWork, close } = await openStorage(await newDatabase());
    resources.defer(close);
    const sku = randomSku();
    await keep(startUnitOfWork, aBatch({ sku, purchasedQuantity: STOCK }));

    const answers = await sell(ORDERS, sku, ORDERS.length, startUnitOfWork);

    expect(answers.filter(({ tries }) => tries > 1)).toEqual([]);
    expect(ordersTold("allocated", answers)).toHaveLength(STOCK);
    expect(ordersTold("out of stock", answers)).toHaveLength(ORDERS.length - STOCK);
    expect(await foundProduct(startUnitOfWork, sku)).toMatchObject({ version: STOCK + 1 });
  });
}
