import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch } from "../../src/domain/batch.ts";
import type { BatchRepository } from "../../src/domain/batch-repository.ts";
import { aBatch, aLine, later, tomorrow } from "../builders.ts";

/** What every batch repository keeps to, whatever it keeps its batches in. `open` may give one that is in use already. */
export function batchRepositoryContract(name: string, open: () => BatchRepository): void {
  describe(`${name}, as a batch repository`, () => {
    let repository: BatchRepository;
    beforeEach(() => {
      repository = open();
    });

    test("gives back a batch as it was saved", async () => {
      const batch = aBatch({ sku: randomSku(), purchasedQuantity: 7, eta: later });

      await repository.save(batch);

      expect(stateOf(await repository.get(batch.reference))).toEqual(stateOf(batch));
    });

    test("gives back a batch in the warehouse without an arrival", async () => {
      const batch = aBatch({ eta: null });

      await repository.save(batch);

      expect(await repository.get(batch.reference)).toMatchObject({ eta: null });
    });

    test("gives back its lines, in the order of allocation", async () => {
      const batch = aBatch();
      for (const orderId of ["zoe", "ada", "max"]) batch.allocate(aLine({ orderId: randomOrderId(orderId) }));

      await repository.save(batch);

      expect(stateOf(await repository.get(batch.reference))).toEqual(stateOf(batch));
    });

    test("has no batch that nobody saved", async () => {
      await repository.save(aBatch());

      expect(await repository.get(randomBatchReference())).toBeUndefined();
    });

    test("lists the batches of one product, and no others", async () => {
      const sku = randomSku();
      const [one, other, foreign] = [aBatch({ sku }), aBatch({ sku, eta: later }), aBatch({ sku: randomSku() })];
      one.allocate(aLine({ sku }));
      for (const batch of [one, other, foreign]) await repository.save(batch);

      const listed = await repository.listBySku(sku);

      expect(listed.map(stateOf).sort(byReference)).toEqual([one, other].map(stateOf).sort(byReference));
    });

    test("lists nothing for a product that it does not know", async () => {
      expect(await repository.listBySku(randomSku())).toEqual([]);
    });

    test("forgets a change that was not saved", async () => {
      const batch = aBatch();
      await repository.save(batch);

      batch.allocate(aLine());

      expect((await repository.get(batch.reference))?.lines).toEqual([]);
    });

    test("keeps what was changed and saved again", async () => {
      const batch = aBatch();
      const [stays, goes, comes] = [aLine(), aLine(), aLine()];
      batch.allocate(stays);
      batch.allocate(goes);
      await repository.save(batch);

      batch.deallocate(goes);
      batch.allocate(comes);
      await repository.save(batch);

      expect((await repository.get(batch.reference))?.lines).toEqual([stays, comes]);
    });

    test("keeps the new quantity of a line that was allocated anew", async () => {
      const batch = aBatch();
      const line = aLine({ quantity: 2 });
      batch.allocate(line);
      await repository.save(batch);

      batch.deallocate(line);
      batch.allocate({ ...line, quantity: 5 });
      await repository.save(batch);

      expect((await repository.get(batch.reference))?.lines).toEqual([{ ...line, quantity: 5 }]);
    });

    test("keeps the new details of a batch that it knows already", async () => {
      const old = aBatch({ purchasedQuantity: 20, eta: later });
      await repository.save(old);

      const next = aBatch({ reference: old.reference, purchasedQuantity: 7, eta: tomorrow });
      await repository.save(next);

      expect(stateOf(await repository.get(old.reference))).toEqual(stateOf(next));
    });

    test("a line that was given back and has returned is the last", async () => {
      const batch = aBatch();
      const [returned, other] = [aLine(), aLine()];
      batch.allocate(returned);
      batch.allocate(other);
      await repository.save(batch);

      batch.deallocate(returned);
      await repository.save(batch);
      batch.allocate(returned);
      await repository.save(batch);

      expect((await repository.get(batch.reference))?.lines).toEqual([other, returned]);
      const listed = await repository.listBySku(batch.sku);
      expect(listed.find(({ reference }) => reference === batch.reference)?.lines).toEqual([other, returned]);
    });

    test("two products of one order do not meet", async () => {
      const [lamps, chairs] = [aBatch({ sku: randomSku("lamp") }), aBatch({ sku: randomSku("chair") })];
      const lamp = aLine({ sku: lamps.sku });
      const chair = aLine({ sku: chairs.sku, orderId: lamp.orderId });
      lamps.allocate(lamp);
      chairs.allocate(chair);
      for (const batch of [lamps, chairs]) await repository.save(batch);

      const moreLamps = { ...lamp, quantity: 5 };
      lamps.deallocate(lamp);
      lamps.allocate(moreLamps);
      await repository.save(lamps);

      expect((await repository.get(lamps.reference))?.lines).toEqual([moreLamps]);
      expect((await repository.get(chairs.reference))?.lines).toEqual([chair]);

      lamps.deallocate(moreLamps);
      await repository.save(lamps);

      expect((await repository.get(lamps.reference))?.lines).toEqual([]);
      expect((await repository.get(chairs.reference))?.lines).toEqual([chair]);
    });

    test.each(["the old batch first", "the new batch first"])(
      "a line moves between batches, saving %s",
      async (order) => {
        const sku = randomSku();
        const [old, next] = [aBatch({ sku }), aBatch({ sku })];
        const line = aLine({ sku });
        old.allocate(line);
        await repository.save(old);

        old.deallocate(line);
        next.allocate(line);
        for (const batch of order === "the old batch first" ? [old, next] : [next, old]) await repository.save(batch);

        expect((await repository.get(old.reference))?.lines).toEqual([]);
        expect((await repository.get(next.reference))?.lines).toEqual([line]);
      },
    );

    test("saving twice is saving once", async () => {
      const batch = aBatch();
      batch.allocate(aLine());

      await repository.save(batch);
      await repository.save(batch);

      expect(stateOf(await repository.get(batch.reference))).toEqual(stateOf(batch));
    });
  });
}

/** Everything about a batch that must survive. Its lines are private, so comparing the objects would not see them. */
function stateOf(batch: Batch | undefined) {
  if (!batch) return undefined;
  const { reference, sku, purchasedQuantity, eta, lines, availableQuantity } = batch;
  return { reference, sku, purchasedQuantity, eta, lines, availableQuantity };
}

function byReference(one: { reference: string } | undefined, other: { reference: string } | undefined): number {
  return String(one?.reference).localeCompare(String(other?.reference));
}
