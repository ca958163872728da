import { beforeEach, describe, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { lamp } from "../builders.ts";
import { busOver } from "../bus.ts";
import { meanwhile, meetingPoint, once } from "../meanwhile.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";
import { foundProduct } from "../units-of-work.ts";

/** Whoever was late begins again, and is answered as if he had come after the other. `open` gives an empty store. */
export function servesWhoTriesAgain(name: string, open: () => ProductStore | Promise<ProductStore>): void {
  describe(`who tries again over ${name}:`, () => {
    let startUnitOfWork: StartUnitOfWork;
    let handle: ReturnType<typeof busOver>["handle"];
    beforeEach(async () => {
      startUnitOfWork = unitOfWorkOver(await open());
      ({ handle } = busOver(startUnitOfWork));
    });

    test("out of stock, but a batch has come since: the line gets it", async () => {
      await handle(newBatch({ reference: "full", quantity: 1 }));
      const restock = once(() => handle(newBatch({ reference: "fresh" })));
      const line = requestedLine({ quantity: 2 });

      const reference = await busOver(meanwhile(restock, startUnitOfWork)).handle(line);

      expect(reference).toBe("fresh");
    });

    test("nothing to give back, but the line has come since: it is given back", async () => {
      await handle(newBatch({ reference: "b1" }));
      const line = requestedLine();
      const take = once(() => handle(line));

      const reference = await busOver(meanwhile(take, startUnitOfWork)).handle(returnedLine());

      expect(reference).toBe("b1");
    });

    test("less was bought, but somebody has taken from it since: his line is moved as well", async () => {
      await handle(newBatch({ reference: "b1", quantity: 20 }));
      await handle(newBatch({ reference: "b2", quantity: 20, eta: tomorrow }));
      const take = once(() => handle(requestedLine({ quantity: 20 })));

      await busOver(meanwhile(take, startUnitOfWork)).handle(changedQuantity({ reference: "b1", quantity: 6 }));

      const reference = await handle(returnedLine());
      expect(reference).toBe("b2");
    });

    test("two add the same batch: both are answered, and it is kept once", async () => {
      const batch = newBatch({ reference: "b1", sku: "LAMP" });

      const refusals = await refusalsOfBoth(batch, batch);

      expect(refusals).toEqual([]);
      expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ version: 1, batches: [{ reference: "b1" }] });
    });

    test("two bring in the same product, each with a batch of his own: both batches are kept", async () => {
      const [one, other] = [newBatch({ reference: "b1", sku: "LAMP" }), newBatch({ reference: "b2", sku: "LAMP" })];

      const refusals = await refusalsOfBoth(one, other);

      expect(refusals).toEqual([]);
      const product = await foundProduct(startUnitOfWork, lamp);
      expect(product?.version).toBe(2);
      expect(product?.batches.map(({ reference }) => `${reference}`).sort()).toEqual(["b1", "b2"]);
    });

    test("two give the same reference to batches of different products: one is told that it is taken", async () => {
      const [one, other] = [newBatch({ reference: "b1", sku: "LAMP" }), newBatch({ reference: "b1", sku: "SOFA" })];

      const refusals = await refusalsOfBoth(one, other);

      expect(refusals).toEqual([expect.objectContaining({ code: "conflicting-batch" })]);
    });

    /** Neither is written before both have seen what is there. */
    async function refusalsOfBoth(...batches: readonly ReturnType<typeof newBatch>[]): Promise<unknown[]> {
      const together = meanwhile(meetingPoint(2), startUnitOfWork);
      const outcomes = await Promise.allSettled(batches.map((batch) => busOver(together).handle(batch)));
      return outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason);
    }
  });
}
