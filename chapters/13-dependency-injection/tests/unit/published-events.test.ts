import { Sku } from "@cosmic/kernel";
import { beforeEach, describe, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Event } from "../../src/domain/events.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, aProduct, lamp } from "../builders.ts";
import { fakeProductStore } from "../fakes.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";

const sofa = Sku.parse("SOFA");
const outOfStock = (line: OrderLine): unknown => expect.objectContaining({ type: "OutOfStock", ...line });

let store: ProductStore;
let published: (readonly Event[])[];
let startUnitOfWork: StartUnitOfWork;
beforeEach(async () => {
  store = fakeProductStore();
  published = [];
  startUnitOfWork = () => unitOfWorkOver(store)(async (events) => void published.push(events));
  await keep(startUnitOfWork, aBatch({ sku: lamp, purchasedQuantity: 1 }), aBatch({ sku: sofa, purchasedQuantity: 1 }));
});

describe("a commit", () => {
  test("publishes what has happened, and nothing was published before it", async () => {
    const line = aLine();
    await using unitOfWork = await startUnitOfWork();
    (await productIn(unitOfWork, lamp)).allocate(line);
    const before = [...published];

    await unitOfWork.commit();

    expect(before).toEqual([]);
    expect(published).toEqual([[outOfStock(line)]]);
  });

  test("publishes when everything is written: whoever is told finds it", async () => {
    const kept = aLine({ quantity: 1 });
    let seen: unknown;
    const look = async () => {
      seen = await foundProduct(unitOfWorkOver(store), lamp);
    };
    await using unitOfWork = await unitOfWorkOver(store)(look);
    const product = await productIn(unitOfWork, lamp);
    for (const line of [kept, aLine()]) product.allocate(line);

    await unitOfWork.commit();

    expect(seen).toMatchObject({ version: 2, batches: [{ lines: [kept] }] });
  });

  test("ends when everybody has been told", async () => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const happened: string[] = [];
    await using unitOfWork = await unitOfWorkOver(store)(() => told);
    (await productIn(unitOfWork, lamp)).allocate(aLine());

    const commit = unitOfWork.commit().then(() => happened.push("committed"));
    await new Promise(setImmediate);
    happened.push("told");
    tell();
    await commit;

    expect(happened).toEqual(["told", "committed"]);
  });

  test("publishes once, product by product as they were first asked for, and in each what happened first", async () => {
    const [chair, one, other, third] = [Sku.parse("CHAIR"), aLine({ sku: sofa }), aLine(), aLine({ sku: sofa })];
    await using unitOfWork = await startUnitOfWork();
    const [sofas, lamps] = [await productIn(unitOfWork, sofa), await productIn(unitOfWork, lamp)];
    const chairs = aProduct({ sku: chair });
    unitOfWork.products.add(chairs);
    const last = aLine({ sku: chair });
    chairs.allocate(last);
    sofas.allocate(one);
    lamps.allocate(other);
    sofas.allocate(third);

    await unitOfWork.commit();

    expect(published).toEqual([[one, third, other, last].map(outOfStock)]);
  });

  test("publishes nothing when nothing has happened that somebody could want to know", async () => {
    await using unitOfWork = await startUnitOfWork();
    (await productIn(unitOfWork, lamp)).addBatch(aBatch());

    await unitOfWork.commit();

    expect(published).toEqual([]);
  });

  test("needs nobody who wants to know", async () => {
    await using unitOfWork = await unitOfWorkOver(store)();
    (await productIn(unitOfWork, lamp)).allocate(aLine());

    const commit = unitOfWork.commit();

    await expect(commit).resolves.toBeUndefined();
  });
});

describe("each event is published once:", () => {
  test("who begins anew tells nothing of what happened before", async () => {
    const [one, other] = [aLine(), aLine()];

    for (const line of [one, other]) await allocate(line);

    expect(published).toEqual([[outOfStock(one)], [outOfStock(other)]]);
  });

  test("who commits a second time is refused, and tells nothing", async () => {
    await using unitOfWork = await startUnitOfWork();
    (await productIn(unitOfWork, lamp)).allocate(aLine());
    await unitOfWork.commit();

    await expect(unitOfWork.commit()).rejects.toThrow("has ended");

    expect(published).toHaveLength(1);
  });
});

describe("nothing is published of what is not kept:", () => {
  test("when nobody commits", async () => {
    await withoutCommit(aLine());
    const committed = aLine();

    await allocate(committed);

    expect(published).toEqual([[outOfStock(committed)]]);
  });

  test.each([new ConcurrencyConflict(), new Error("disk full")])("when the write fails: %s", async (failure) => {
    const { write } = store;
    store.write = () => Promise.reject(failure);
    await expect(allocate(aLine())).rejects.toBe(failure);
    store.write = write;
    const committed = aLine();

    await allocate(committed);

    expect(published).toEqual([[outOfStock(committed)]]);
  });
});

async function allocate(line: OrderLine): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  (await productIn(unitOfWork, line.sku)).allocate(line);
  await unitOfWork.commit();
}

async function withoutCommit(line: OrderLine): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  (await productIn(unitOfWork, line.sku)).allocate(line);
}
