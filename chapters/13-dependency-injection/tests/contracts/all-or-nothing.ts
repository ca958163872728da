import { expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { change, found, keep, stateOf } from "../units-of-work.ts";

type BreakableStore = Readonly<{ store: ProductStore; refuseTheThirdLine: () => void | Promise<void> }>;

/** A store on a database that breaks down in the middle of a write leaves everything as it was. */
export function allOrNothing(name: string, open: () => BreakableStore | Promise<BreakableStore>): void {
  test(`${name} writes all of a piece of work or nothing`, async () => {
    const { store, refuseTheThirdLine } = await open();
    const startUnitOfWork = unitOfWorkOver(store);
    const [changed, added, line] = [aBatch({ purchasedQuantity: 20 }), aBatch(), aLine()];
    changed.allocate(line);
    await keep(startUnitOfWork, changed);
    await refuseTheThirdLine();

    const attempt = change(startUnitOfWork, changed.reference, (product) => {
      product.changeBatchQuantity(changed.reference, 50);
      product.deallocate(line.orderId);
      for (let count = 0; count < 3; count += 1) product.allocate(aLine());
    });
    await expect(attempt).rejects.toSatisfy(saysWhy);

    expect(await found(startUnitOfWork, changed.reference)).toEqual(stateOf(changed));

    await keep(startUnitOfWork, added);

    expect(await found(startUnitOfWork, added.reference)).toEqual(stateOf(added));
  });
}

/** The query builder wraps what PostgreSQL says. */
function saysWhy(error: unknown): boolean {
  return error instanceof Error && (/third line/.test(error.message) || saysWhy(error.cause));
}
