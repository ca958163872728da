import { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, later, tomorrow } from "../builders.ts";
import { change, found, foundProduct, keep, stateOf } from "../units-of-work.ts";

export function givesBackWhatItWasGiven(startUnitOfWork: StartUnitOfWork): void {
  test.each([null, tomorrow, later])("a batch whose eta is %s", async (eta) => {
    const batch = aBatch({ sku: randomSku(), purchasedQuantity: 7, eta });

    await keep(startUnitOfWork, batch);

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("quantities as large as a number can count", async () => {
    const quantity = Number.MAX_SAFE_INTEGER;
    const batch = aBatch({ purchasedQuantity: quantity });
    batch.allocate(aLine({ quantity }));

    await keep(startUnitOfWork, batch);

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test.each(["it's", 'the "best"', "a; drop table batches --", "100%_\\", "Stehlampe für Zoë", "🪑🛋️", "null"])(
    "names like %s",
    async (name) => {
      const sku = Sku.parse(`${name} ${randomSku()}`);
      const batch = aBatch({ sku, reference: BatchReference.parse(`${name} ${randomOrderId()}`) });
      batch.allocate(aLine({ sku, orderId: OrderId.parse(`${name} ${randomOrderId()}`) }));

      await keep(startUnitOfWork, batch);

      expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
    },
  );

  test("names of 255 characters", async () => {
    const long = (start: string) => start.padEnd(255, "x");
    const sku = Sku.parse(long(randomSku()));
    const batch = aBatch({ sku, reference: BatchReference.parse(long(randomOrderId())) });
    batch.allocate(aLine({ sku, orderId: OrderId.parse(long(randomOrderId())) }));

    await keep(startUnitOfWork, batch);

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("the batches of one product, with their lines, and no others", async () => {
    const sku = randomSku();
    const [one, other, foreign] = [aBatch({ sku }), aBatch({ sku, eta: later }), aBatch({ sku: randomSku() })];
    for (const orderId of ["zoe", "ada", "max"]) one.allocate(aLine({ sku, orderId: randomOrderId(orderId) }));
    for (const batch of [one, other]) batch.allocate(aLine({ sku, orderId: randomOrderId() }));

    await keep(startUnitOfWork, one, other, foreign);

    const product = await foundProduct(startUnitOfWork, sku);
    expect(product?.batches).toHaveLength(2);
    expect(product?.batches).toEqual(expect.arrayContaining([stateOf(one), stateOf(other)]));
  });

  test("a new quantity, and what it cost", async () => {
    const batch = aBatch({ purchasedQuantity: 20 });
    const [stays, goes] = [aLine({ quantity: 5 }), aLine({ quantity: 5 })];
    for (const line of [stays, goes]) batch.allocate(line);
    await keep(startUnitOfWork, batch);

    await change(startUnitOfWork, batch.reference, (product) => product.changeBatchQuantity(batch.reference, 8));

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({
      purchasedQuantity: 8,
      lines: [stays],
      availableQuantity: 3,
    });
  });

  describe("the lines of a batch", () => {
    test("in the order of allocation, also over several units of work", async () => {
      const batch = aBatch();
      const [first, second, third] = ["zoe", "ada", "max"].map((name) => aLine({ orderId: randomOrderId(name) }));
      await keep(startUnitOfWork, batch);

      for (const line of [first, second, third])
        await change(startUnitOfWork, batch.reference, (product) => line && product.allocate(line));

      expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [first, second, third] });
    });

    test("those that stay and those that come, without those that go", async () => {
      const batch = aBatch();
      const [stays, goes, comes] = [aLine(), aLine(), aLine()];
      for (const line of [stays, goes]) batch.allocate(line);
      await keep(startUnitOfWork, batch);

      await change(startUnitOfWork, batch.reference, (product) => {
        product.deallocate(goes.orderId);
        product.allocate(comes);
      });

      expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [stays, comes] });
    });

    test.each(["at once", "one after the other"])(
      "one that was given back and has returned as the last: both %s",
      async (pace) => {
        const batch = aBatch();
        const [returned, other] = [aLine(), aLine()];
        for (const line of [returned, other]) batch.allocate(line);
        await keep(startUnitOfWork, batch);

        await change(startUnitOfWork, batch.reference, (product) => {
          product.deallocate(returned.orderId);
          if (pace === "at once") product.allocate(returned);
        });
        await change(startUnitOfWork, batch.reference, (product) => product.allocate(returned));

        expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [other, returned] });
      },
    );

    test("one that was allocated anew with its new quantity", async () => {
      const [batch, line] = [aBatch(), aLine({ quantity: 2 })];
      batch.allocate(line);
      await keep(startUnitOfWork, batch);

      await change(startUnitOfWork, batch.reference, (product) => {
        product.deallocate(line.orderId);
        product.allocate({ ...line, quantity: 5 });
      });

      expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [{ ...line, quantity: 5 }] });
    });

    test.each(["old", "new"])("one that moved to another batch, when the %s one came first", async (first) => {
      const [old, next, line] = [aBatch({ eta: later }), aBatch(), aLine()];
      old.allocate(line);
      await keep(startUnitOfWork, ...(first === "old" ? [old, next] : [next, old]));

      await change(startUnitOfWork, old.reference, (product) => {
        product.deallocate(line.orderId);
        product.allocate(line);
      });

      expect(await found(startUnitOfWork, old.reference)).toMatchObject({ lines: [] });
      expect(await found(startUnitOfWork, next.reference)).toMatchObject({ lines: [line] });
    });

    test("without those of another product that the same order holds", async () => {
      const [lamps, chairs] = [aBatch({ sku: randomSku("lamp") }), aBatch({ sku: randomSku("chair") })];
      const lamp = aLine({ sku: lamps.sku });
      const chair = aLine({ sku: chairs.sku, orderId: lamp.orderId });
      lamps.allocate(lamp);
      chairs.allocate(chair);
      await keep(startUnitOfWork, lamps, chairs);

      await change(startUnitOfWork, lamps.reference, (product) => product.deallocate(lamp.orderId));

      expect(await found(startUnitOfWork, lamps.reference)).toMatchObject({ lines: [] });
      expect(await found(startUnitOfWork, chairs.reference)).toMatchObject({ lines: [chair] });
    });
  });
}
