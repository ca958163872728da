import { BatchReference, Sku } from "@cosmic/kernel";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { Turns } from "../../src/adapters/turns.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { StartUnitOfWork, UnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, lamp } from "../builders.ts";
import { fakeProductStore } from "../fakes.ts";
import { change, foundProduct, keep, productIn } from "../units-of-work.ts";

const sofa = Sku.parse("SOFA");
const [lamps, sofas] = [BatchReference.parse("lamps"), BatchReference.parse("sofas")];

let store: ProductStore;
let startUnitOfWork: StartUnitOfWork;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // So that nobody is overtaken.
  store = fakeProductStore();
  startUnitOfWork = unitOfWorkOver(store, new Turns());
  await keep(unitOfWorkOver(store), aBatch({ reference: lamps }), aBatch({ reference: sofas, sku: sofa }));
});
afterEach(() => {
  vi.useRealTimers();
});

test("many who change the same product at once are all right: none is late", async () => {
  const lines = Array.from({ length: 10 }, () => aLine({ quantity: 1 }));

  const changes = lines.map((line) => change(startUnitOfWork, lamps, (product) => product.allocate(line)));

  await expect(Promise.all(changes)).resolves.toBeDefined();
  expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 11, batches: [{ lines }] });
});

describe("who asks for a product waits", () => {
  const askings: Record<string, (unitOfWork: UnitOfWork) => Promise<unknown>> = {
    "by its SKU": ({ products }) => products.get(lamp),
    "by one of its batches": ({ products }) => products.getByBatchReference(lamps),
  };

  test.each(Object.keys(askings))("until whoever asked before has committed, asking %s", async (way) => {
    const ask = askings[way] ?? (() => Promise.reject());
    await using first = await startUnitOfWork();
    await using second = await startUnitOfWork();
    (await productIn(first, lamp)).allocate(aLine());

    const asked = ask(second);
    const before = await isSettled(asked);
    await first.commit();

    expect(before).toBe(false);
    await expect(asked).resolves.toMatchObject({ version: 2 });
  });

  test("until whoever asked before has left without a commit", async () => {
    await using second = await startUnitOfWork();
    const first = await startUnitOfWork();
    await productIn(first, lamp);

    const asked = second.products.get(lamp);
    const before = await isSettled(asked);
    await first[Symbol.asyncDispose]();

    expect([before, await isSettled(asked)]).toEqual([false, true]);
  });

  test("until whoever asked before has left whose write has failed", async () => {
    const { write } = store;
    store.write = () => Promise.reject(new Error("disk full"));
    await expect(change(startUnitOfWork, lamps, (product) => product.allocate(aLine()))).rejects.toThrow("disk full");
    store.write = write;

    const next = change(startUnitOfWork, lamps, (product) => product.allocate(aLine()));

    expect(await isSettled(next)).toBe(true);
    await expect(next).resolves.toBeUndefined();
  });

  test("until whoever asked before has left who could not even read", async () => {
    const { load } = store;
    store.load = () => Promise.reject(new Error("no such table"));
    await expect(change(startUnitOfWork, lamps, () => {})).rejects.toThrow("no such table");
    store.load = load;

    const next = change(startUnitOfWork, lamps, () => {});

    expect(await isSettled(next)).toBe(true);
  });
});

describe("who asks for a product does not wait", () => {
  test("for those who have asked for another", async () => {
    await using first = await startUnitOfWork();
    await using second = await startUnitOfWork();
    await productIn(first, sofa);

    const asked = second.products.get(lamp);

    expect(await areThrough(asked)).toEqual([true]);
  });

  test("for himself", async () => {
    await using unitOfWork = await startUnitOfWork();
    const [one, other] = [unitOfWork.products.get(lamp), unitOfWork.products.get(lamp)];

    expect(await areThrough(one, other)).toEqual([true, true]);
    expect(await one).toBe(await other);
  });

  test("for his second: two who want what the other one has would wait forever", async () => {
    await using first = await startUnitOfWork();
    await using second = await startUnitOfWork();
    await productIn(first, lamp);
    await productIn(second, sofa);

    const crossed = [first.products.get(sofa), second.products.get(lamp)];

    expect(await areThrough(...crossed)).toEqual([true, true]);
  });

  test("for those who tell others of what they have committed: their turn is over", async () => {
    let asked: Promise<unknown> | undefined;
    const lookMeanwhile = async () => {
      asked = foundProduct(startUnitOfWork, lamp);
      await asked;
    };
    await using unitOfWork = await startUnitOfWork(lookMeanwhile);
    (await productIn(unitOfWork, lamp)).allocate(aLine({ quantity: 21 }));

    const commit = unitOfWork.commit();

    expect(await areThrough(commit)).toEqual([true]);
    await expect(asked).resolves.toMatchObject({ version: 1 });
  });
});

test("without turns nobody waits: the later one is refused", async () => {
  const inNoLine = unitOfWorkOver(store);
  await using first = await inNoLine();
  await using second = await inNoLine();
  for (const each of [first, second]) (await productIn(each, lamp)).allocate(aLine());

  await first.commit();

  await expect(second.commit()).rejects.toMatchObject({ code: "concurrency-conflict" });
});

/** The same of several; after that nobody waits any longer, whatever was found. */
async function areThrough(...promises: readonly Promise<unknown>[]): Promise<boolean[]> {
  const through = await Promise.all(promises.map(isSettled));
  vi.runAllTimers();
  return through;
}

/** Whether it is through when everything that can happen by itself has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(
    () => {
      settled = true;
    },
    () => {
      settled = true;
    },
  );
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  return settled;
}
