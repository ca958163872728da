import { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, later, tomorrow } from "../builders.ts";
import { change, found, keep, stateOf } from "../units-of-work.ts";

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
    await keep(startUnitOfWork, one, other, foreign);
    await using unitOfWork = await startUnitOfWork();

    const listed = await unitOfWork.batches.listBySku(sku);

    expect(listed).toHaveLength(2);
    expect(listed.map(stateOf)).toEqual(expect.arrayContaining([stateOf(one), stateOf(other)]));
  });

  test("a new quantity, and what it cost", async () => {
    const batch = aBatch({ purchasedQuantity: 20 });
    const [stays, goes] = [aLine({ quantity: 5 }), aLine({ quantity: 5 })];
    for (const line of [stays, goes]) batch.allocate(line);
    await keep(startUnitOfWork, batch);

    await change(startUnitOfWork, batch.reference, (known) => known.changePurchasedQuantity(8));

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
        await change(startUnitOfWork, batch.reference, (known) => line && known.allocate(line));

      expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [first, second, third] });
    });

    test("those that stay and those that come, without those that go", async () => {
      const batch = aBatch();
      const [stays, goes, comes] = [aLine(), aLine(), aLine()];
      for (const line of [stays, goes]) batch.allocate(line);
      await keep(startUnitOfWork, batch);

      await change(startUnitOfWork, batch.reference, (known) => {
        known.deallocate(goes);
        known.allocate(comes);
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

        await change(startUnitOfWork, batch.reference, (known) => {
          known.deallocate(returned);
          if (pace === "at once") known.allocate(returned);
        });
        await change(startUnitOfWork, batch.reference, (known) => known.allocate(returned));

        expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [other, returned] });
      },
    );

    test("one that was allocated anew with its new quantity", async () => {
      const [batch, line] = [aBatch(), aLine({ quantity: 2 })];
      batch.allocate(line);
      await keep(startUnitOfWork, batch);

      await change(startUnitOfWork, batch.reference, (known) => {
        known.deallocate(line);
        known.allocate({ ...line, quantity: 5 });
      });

      expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [{ ...line, quantity: 5 }] });
    });

    test.each(["the old one", "the new one"])("one that moved to another batch, %s asked for first", async (first) => {
      const [old, next, line] = [aBatch(), aBatch(), aLine()];
      old.allocate(line);
      await keep(startUnitOfWork, old, next);

      await using unitOfWork = await startUnitOfWork();
      for (const batch of first === "the old one" ? [old, next] : [next, old])
        await unitOfWork.batches.get(batch.reference);
      (await unitOfWork.batches.get(old.reference))?.deallocate(line);
      (await unitOfWork.batches.get(next.reference))?.allocate(line);
      await unitOfWork.commit();

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

      await change(startUnitOfWork, lamps.reference, (known) => known.deallocate(lamp));

      expect(await found(startUnitOfWork, lamps.reference)).toMatchObject({ lines: [] });
      expect(await found(startUnitOfWork, chairs.reference)).toMatchObject({ lines: [chair] });
    });
  });
}
