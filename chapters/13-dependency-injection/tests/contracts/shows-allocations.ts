import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import { beforeEach, expect, test } from "vitest";
import type { Storage } from "../../src/adapters/storage.ts";
import type { AllocationsOfOrder } from "../../src/views.ts";
import { busOver } from "../bus.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine } from "../primitives.ts";

/** Where the lines of an order are, whichever way one looks. @param open gives one storage, again and again */
export function showsAllocations(
  open: () => Promise<Storage>,
  way: "byRepository" | "byQueryBuilder" | "bySql" | "fromReadModel",
): void {
  let allocationsOf: AllocationsOfOrder;
  let handle: ReturnType<typeof busOver>["handle"];
  let orderId: string;
  beforeEach(async () => {
    const storage = await open();
    expect(storage, "the storage").toHaveProperty(["views", way]);
    allocationsOf = storage.views[way];
    ({ handle } = busOver(storage.startUnitOfWork, { readModel: storage.readModel }));
    orderId = randomOrderId();
  });

  test("each line with the batch that it is in, in the order of their SKUs", async () => {
    const skus = ["b", "B", "Á", "a"].map((name) => randomSku(name));
    for (const sku of skus) await stock(sku, "batch");

    for (const sku of skus) await handle(requestedLine({ orderId, sku }));

    const inOrder = [skus[1], skus[3], skus[0], skus[2]];
    expect(await allocationsOf(orderId)).toEqual(inOrder.map((sku) => ({ sku, reference: `batch of ${sku}` })));
  });

  test("a line once, though its product has other batches with lines, and the same line came again", async () => {
    const sku = randomSku();
    await stock(sku, "one", 2);
    await stock(sku, "other");

    for (const order of [orderId, randomOrderId(), orderId])
      await handle(requestedLine({ orderId: order, sku, quantity: 2 }));

    expect(await allocationsOf(orderId)).toEqual([{ sku, reference: `one of ${sku}` }]);
  });

  test("nothing of other orders, be their names ever so like it", async () => {
    const sku = randomSku();
    await stock(sku, "batch");

    for (const other of [`${orderId} `, `${orderId}-1`, orderId.toUpperCase(), orderId.slice(0, -1)])
      await handle(requestedLine({ orderId: other, sku }));

    expect(await allocationsOf(orderId)).toEqual([]);
    expect(await allocationsOf(orderId.toUpperCase())).toEqual([{ sku, reference: `batch of ${sku}` }]);
  });

  test("names with signs that mean something in SQL, and the longest", async () => {
    const names = [`'; drop table order_lines; -- ${orderId}`, `%_ "${orderId}" \\`, `${orderId}${"灯".repeat(200)}`];
    const sku = randomSku(`'; -- %_"`);
    await stock(sku, "batch");

    for (const name of names) await handle(requestedLine({ orderId: name, sku }));

    for (const name of names) expect(await allocationsOf(name)).toEqual([{ sku, reference: `batch of ${sku}` }]);
  });

  test("the new batch of a line that was moved", async () => {
    const sku = randomSku();
    await stock(sku, "one");
    await handle(requestedLine({ orderId, sku }));
    await stock(sku, "other");

    await handle(changedQuantity({ reference: `one of ${sku}`, quantity: 0 }));

    expect(await allocationsOf(orderId)).toEqual([{ sku, reference: `other of ${sku}` }]);
  });

  test("nothing of lines without a place: given back, deallocated, out of stock, never asked for", async () => {
    const [given, moved, other] = [randomSku(), randomSku(), randomSku()];
    for (const sku of [given, moved, other]) await stock(sku, "batch");
    for (const sku of [given, moved]) await handle(requestedLine({ orderId, sku }));

    await handle(returnedLine({ orderId, sku: given }));
    await handle(changedQuantity({ reference: `batch of ${moved}`, quantity: 0 }));
    await handle(requestedLine({ orderId, sku: other, quantity: 21 }));

    expect(await allocationsOf(orderId)).toEqual([]);
    expect(await allocationsOf(randomOrderId())).toEqual([]);
  });

  async function stock(sku: string, name: string, quantity = 20): Promise<void> {
    await handle(newBatch({ reference: `${name} of ${sku}`, sku, quantity }));
  }
}
