import { BatchReference, OrderId, type Sku } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Storage } from "../../src/adapters/storage.ts";
import type { Event } from "../../src/domain/events.ts";
import { busOver } from "../bus.ts";
import { anyHistory, batchesOf, play, referenceOf, type Step } from "../histories.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine } from "../primitives.ts";
import type { StorageInTest } from "../storages.ts";
import { change, keep } from "../units-of-work.ts";
import { viewRowsIn } from "../view-rows.ts";

/** A read model that is looked after. @param open gives one storage, again and again */
export function isRebuilt(open: () => Promise<StorageInTest>): void {
  let storage: Storage;
  let run: StorageInTest["run"];
  let handle: ReturnType<typeof busOver>["handle"];
  let sku: Sku;
  beforeEach(async () => {
    ({ storage, run } = await open());
    for (const method of ["differences", "rebuild"]) expect(storage.readModel).toHaveProperty(method);
    await run("delete from allocations_view");
    for (const table of ["order_lines", "batches", "products"]) await run(`delete from ${table}`);
    sku = randomSku();
    ({ handle } = busOver(storage.startUnitOfWork, { readModel: storage.readModel }));
    await handle(newBatch({ reference: "batch-1", sku, quantity: 7 }));
    for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId, sku }));
  });

  test("where events have told everything, nothing differs, and nothing is changed", async () => {
    await handle(requestedLine({ orderId: "order-4", sku, quantity: 3 }));
    await handle(returnedLine({ orderId: "order-1", sku }));
    const before = await states();

    const differences = await storage.readModel.differences();
    await storage.readModel.rebuild();

    expect(differences).toEqual([]);
    expect(before.map(([, state]) => state)).toEqual(["cancelled", "allocated", "allocated", "out of stock"]);
    expect(await states()).toEqual(before);
  });

  describe("what is wrong is named, and mended:", () => {
    const place = { reference: "batch-1", quantity: 2 };

    test.each([
      ["a line is missing", "delete from allocations_view where order_id = ORDER", { actual: place, shown: null }],
      [
        "a line is shown in another batch",
        "update allocations_view set batch_reference = 'batch-9' where order_id = ORDER",
        { actual: place, shown: { reference: "batch-9", quantity: 2 } },
      ],
      [
        "a line is shown with another quantity",
        "update allocations_view set quantity = 3 where order_id = ORDER",
        { actual: place, shown: { reference: "batch-1", quantity: 3 } },
      ],
      [
        "a line that has a place is shown as out of stock",
        "update allocations_view set state = 'out of stock', batch_reference = null where order_id = ORDER",
        { actual: place, shown: null },
      ],
      [
        "a line is shown that is gone",
        "delete from order_lines where order_id = ORDER",
        { actual: null, shown: place },
      ],
    ])("%s, be it an older one or that of the last event", async (_, damage, difference) => {
      for (const orderId of ["order-2", "order-3"]) {
        await run(damage.replace("ORDER", `'${orderId}'`));

        const differences = await storage.readModel.differences();
        await storage.readModel.rebuild();

        expect(differences).toEqual([{ orderId, sku, ...difference }]);
        expect(await storage.readModel.differences()).toEqual([]);
      }
    });

    test("a line is shown of a product that there never was", async () => {
      await run("insert into allocations_view values ('order-2', 'GHOST', 2, 'allocated', 'batch-9', 1)");

      const differences = await storage.readModel.differences();
      await expect(storage.readModel.rebuild()).resolves.toBeUndefined();

      expect(differences).toMatchObject([{ sku: "GHOST", actual: null, shown: { reference: "batch-9" } }]);
      expect(await storage.readModel.differences()).toEqual([]);
    });

    test("all of them, when nothing is there", async () => {
      const before = await states();
      await run("delete from allocations_view");

      const differences = await storage.readModel.differences();
      await storage.readModel.rebuild();

      expect(differences.map(({ orderId }) => orderId)).toEqual(["order-1", "order-2", "order-3"]);
      expect(await states()).toEqual(before);
    });
  });

  test("what is known from events only stays: what is out of stock, and what was given back", async () => {
    await handle(requestedLine({ orderId: "order-4", sku, quantity: 3 }));
    await handle(returnedLine({ orderId: "order-1", sku }));
    await run("delete from allocations_view where state = 'allocated'");

    await storage.readModel.rebuild();

    expect(await states()).toEqual([
      ["order-1", "cancelled"],
      ["order-2", "allocated"],
      ["order-3", "allocated"],
      ["order-4", "out of stock"],
    ]);
  });

  test("a line that is gone stays so, when something older is told of it again", async () => {
    const told: Event[] = [];
    const [reference, orderId] = [BatchReference.parse("batch-1"), OrderId.parse("order-9")];
    const line = { orderId, sku, quantity: 1 };
    for (const _time of [1, 2]) {
      await change(catching(told), reference, (product) => product.allocate(line));
      await change(catching([]), reference, (product) => product.deallocate(orderId));
    }
    for (const event of told.slice(0, 1)) await storage.readModel.record(event);

    await storage.readModel.rebuild();
    for (const event of told) await storage.readModel.record(event);

    expect(told).toHaveLength(2);
    expect(await storage.readModel.differences()).toEqual([]);
  });

  test("a line that is given back just then is not taken for one without stock", async () => {
    const late: Event[] = [];
    const reference = BatchReference.parse("batch-1");
    await change(catching(late), reference, (product) => product.deallocate(OrderId.parse("order-1")));

    await storage.readModel.rebuild();
    for (const event of late) await storage.readModel.record(event);

    expect((await states())[0]).toEqual(["order-1", "cancelled"]);
  });

  test("whatever is still on its way: told late, in any order, it does not put wrong again what was mended", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(12), fc.gen(), async (history, gen) => {
        const events = [...(await happened(history))];
        for (const event of gen(fc.subarray, events)) await storage.readModel.record(event);

        await storage.readModel.rebuild();
        const mended = await storage.readModel.differences();
        for (const event of gen(shuffled, events)) await storage.readModel.record(event);

        expect({ mended, afterwards: await storage.readModel.differences() }).toEqual({ mended: [], afterwards: [] });
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test("while others go on working", async () => {
    const orders = Array.from({ length: 40 }, (_, at) => `more-${at}`);
    await handle(newBatch({ reference: "batch-2", sku, quantity: 200 }));
    const work = orders.map(async (orderId, at) => {
      await handle(requestedLine({ orderId, sku }));
      if (at % 3 === 0) await handle(returnedLine({ orderId, sku }));
      if (at === 20) await handle(changedQuantity({ reference: "batch-1", quantity: 2 }));
    });
    const rebuilding = async () => {
      for (let times = 0; times < 20; times += 1) await storage.readModel.rebuild();
    };

    await Promise.all([...work, rebuilding()]);

    expect(await storage.readModel.differences()).toEqual([]);
    const allocated = (await states()).filter(([, state]) => state === "allocated");
    expect(allocated).toHaveLength(3 + 26);
  });

  function shuffled(events: Event[]) {
    return fc.shuffledSubarray(events, { minLength: events.length });
  }

  /** Commits the steps to a product of their own, and tells nobody of what has happened. */
  async function happened(history: readonly Step[]): Promise<readonly Event[]> {
    const own = randomSku();
    const events: Event[] = [];
    await keep(storage.startUnitOfWork, ...batchesOf(own));
    for (const step of history) await change(catching(events), referenceOf(own, 0), (product) => play(step, product));
    return events;
  }

  function catching(events: Event[]) {
    return () => storage.startUnitOfWork(async (happened) => void events.push(...happened));
  }

  async function states() {
    return (await viewRowsIn({ run })).map(({ orderId, state }) => [orderId, state]);
  }
}
