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

    (await unitOfWork.batches.get(batch.reference))?.allocate(aLine());

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("one commits while another is open that has read the same batch, and then that one commits, too", async () => {
    const batch = aBatch();
    const [outer, inner] = [aLine(), aLine()];
    await keep(startUnitOfWork, batch);

    await change(startUnitOfWork, batch.reference, async (known) => {
      known.allocate(outer);
      await change(startUnitOfWork, batch.reference, (same) => same.allocate(inner));
    });

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [inner, outer] });
  });

  test("one that forgets does not take along what another has committed meanwhile", async () => {
    const batch = aBatch();
    const line = aLine();
    await keep(startUnitOfWork, batch);

    const attempt = change(startUnitOfWork, batch.reference, async (known) => {
      known.allocate(aLine());
      await change(startUnitOfWork, batch.reference, (same) => same.allocate(line));
      throw new Error("changed my mind");
    });

    await expect(attempt).rejects.toThrow("changed my mind");
    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("a line that two have allocated is what and where the latter made it, and the last", async () => {
    const [batch, other] = [aBatch(), aBatch()];
    const [line, next] = [aLine(), aLine()];
    await keep(startUnitOfWork, batch, other);

    await change(startUnitOfWork, batch.reference, async (known) => {
      known.allocate(line);
      await change(startUnitOfWork, other.reference, (same) => same.allocate({ ...line, quantity: 5 }));
      await change(startUnitOfWork, batch.reference, (same) => same.allocate(next));
    });

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [next, line] });
    expect(await found(startUnitOfWork, other.reference)).toMatchObject({ lines: [] });
  });

  test("one that takes its time between reading and committing delays nobody", async () => {
    const [batch, line] = [aBatch(), aLine()];
    const others = Array.from({ length: 20 }, () => aBatch());
    await keep(startUnitOfWork, batch, ...others);
    const [hasRead, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];

    const slow = change(startUnitOfWork, batch.reference, async (known) => {
      known.allocate(line);
      hasRead.resolve();
      await mayGoOn.promise;
    });
    await hasRead.promise;
    const quick = others.map(({ reference }) =>
      change(startUnitOfWork, reference, (other) => other.changePurchasedQuantity(7)),
    );
    await Promise.all(quick); // Nothing lets the slow one go on before they are through.

    for (const { reference } of others)
      expect(await found(startUnitOfWork, reference)).toMatchObject({ purchasedQuantity: 7 });
    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [] });

    mayGoOn.resolve();
    await slow;

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [line] });
  });

  test("many at once are all kept", async () => {
    const batch = aBatch({ purchasedQuantity: 100 });
    const lines = Array.from({ length: 50 }, () => aLine());
    await keep(startUnitOfWork, batch);

    await Promise.all(lines.map((line) => change(startUnitOfWork, batch.reference, (same) => same.allocate(line))));

    const kept = await found(startUnitOfWork, batch.reference);
    expect(new Set(kept?.lines.map(({ orderId }) => orderId))).toEqual(new Set(lines.map(({ orderId }) => orderId)));
  });
}
