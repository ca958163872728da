import { randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { change, found, keep, stateOf } from "../units-of-work.ts";

/** Units of work may be nested and may overlap: none of them waits for another, or undoes what another did. */
export function leavesOthersAlone(startUnitOfWork: StartUnitOfWork): void {
  test("what is not committed yet is seen by nobody else", async () => {
    const batch = aBatch();
    await keep(startUnitOfWork, batch);
    await using unitOfWork = await startUnitOfWork();

    (await unitOfWork.products.getByBatchReference(batch.reference))?.allocate(aLine());

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("one commits while another is open that has read another product, and then that one commits, too", async () => {
    const [batch, other] = [aBatch(), aBatch({ sku: randomSku() })];
    const [outer, inner] = [aLine(), aLine({ sku: other.sku })];
    await keep(startUnitOfWork, batch, other);

    await change(startUnitOfWork, batch.reference, async (product) => {
      product.allocate(outer);
      await change(startUnitOfWork, other.reference, (another) => another.allocate(inner));
    });

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [outer] });
    expect(await found(startUnitOfWork, other.reference)).toMatchObject({ lines: [inner] });
  });

  test("one that forgets does not take along what another has committed meanwhile", async () => {
    const batch = aBatch();
    const line = aLine();
    await keep(startUnitOfWork, batch);

    const attempt = change(startUnitOfWork, batch.reference, async (product) => {
      product.allocate(aLine());
      await change(startUnitOfWork, batch.reference, (same) => same.allocate(line));
      throw new Error("changed my mind");
    });

    await expect(attempt).rejects.toThrow("changed my mind");
    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("one that takes its time between reading and committing delays nobody", async () => {
    const [batch, line] = [aBatch(), aLine()];
    const others = Array.from({ length: 20 }, () => aBatch({ sku: randomSku() }));
    await keep(startUnitOfWork, batch, ...others);
    const [hasRead, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];

    const slow = change(startUnitOfWork, batch.reference, async (product) => {
      product.allocate(line);
      hasRead.resolve();
      await mayGoOn.promise;
    });
    await hasRead.promise;
    const quick = others.map(({ reference }) =>
      change(startUnitOfWork, reference, (product) => product.changeBatchQuantity(reference, 7)),
    );
    await Promise.all(quick); // Nothing lets the slow one go on before they are through.

    for (const { reference } of others)
      expect(await found(startUnitOfWork, reference)).toMatchObject({ purchasedQuantity: 7 });
    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [] });

    mayGoOn.resolve();
    await slow;

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("many at once are all kept, each of a product of its own", async () => {
    const batches = Array.from({ length: 50 }, () => aBatch({ sku: randomSku() }));
    await keep(startUnitOfWork, ...batches);

    const changes = batches.map(({ reference }) =>
      change(startUnitOfWork, reference, (product) => product.changeBatchQuantity(reference, 7)),
    );
    await Promise.all(changes);

    for (const { reference } of batches)
      expect(await found(startUnitOfWork, reference)).toMatchObject({ purchasedQuantity: 7 });
  });
}
