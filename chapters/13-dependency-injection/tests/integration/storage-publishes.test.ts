import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { afterEach, describe, expect, test } from "vitest";
import { openStorage, type StorageAddress } from "../../src/adapters/storage.ts";
import type { Event } from "../../src/domain/events.ts";
import type { Publish } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, lamp } from "../builders.ts";
import { migrated } from "../postgres.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";

let resources = new AsyncDisposableStack();
afterEach(async () => {
  await resources.disposeAsync();
  resources = new AsyncDisposableStack();
});

describe("storage in SQLite", () =>
  publishes(async () => {
    const folder = resources.use(await temporaryFolder());
    return { kind: "sqlite", file: `${folder.path}/allocation.sqlite` };
  }));

describeWith(postgres, "storage in PostgreSQL", () =>
  publishes(async () => ({ kind: "postgres", url: resources.use(await temporaryDatabase(migrated)).url })),
);

function publishes(newDatabase: () => Promise<StorageAddress>): void {
  test("tells what has happened when others can see what was committed", async () => {
    const database = await newDatabase();
    const others = await openStorage(database);
    resources.defer(others.close);
    const told: { events: readonly Event[]; othersSee: unknown }[] = [];
    const storage = await openStorage(database);
    resources.defer(storage.close);
    const tell: Publish = async (events) => {
      told.push({ events, othersSee: await foundProduct(others.startUnitOfWork, lamp) });
    };
    const batch = aBatch({ purchasedQuantity: 1 });
    await keep(storage.startUnitOfWork, batch);
    const [served, refused] = [aLine({ quantity: 1 }), aLine({ quantity: 2 })];

    await using unitOfWork = await storage.startUnitOfWork(tell);
    const product = await productIn(unitOfWork, lamp);
    for (const line of [served, refused]) product.allocate(line);
    await unitOfWork.commit();

    const othersSee = expect.objectContaining({ batches: [expect.objectContaining({ lines: [served] })] });
    const events: Event[] = [
      { type: "Allocated", ...served, reference: batch.reference, version: 2 },
      { type: "OutOfStock", ...refused, version: 2 },
    ];
    expect(told).toEqual([{ events, othersSee }]);
  });
}
