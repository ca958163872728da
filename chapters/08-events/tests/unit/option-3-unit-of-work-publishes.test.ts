import { beforeEach, describe, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { retried } from "../../src/service-layer/retried.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, aProduct, lamp } from "../builders.ts";
import { fakeProductStore } from "../fakes.ts";
import { listeningBus } from "../listening-bus.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";

/** The third of three ways, and ours: the unit of work publishes what its products have recorded. No word of it here. */
async function allocate(line: OrderLine, startUnitOfWork: StartUnitOfWork) {
  await using unitOfWork = await startUnitOfWork();
  const reference = (await productIn(unitOfWork, line.sku)).allocate(line);
  await unitOfWork.commit();
  return reference;
}

const line = aLine({ quantity: 2 });
const fresh = aBatch({ purchasedQuantity: 20 });

let store: ProductStore;
beforeEach(async () => {
  store = fakeProductStore();
  await keep(unitOfWorkOver(store), aBatch({ purchasedQuantity: 1 }));
});

test("what has happened is heard", async () => {
  const { publish, heard } = listeningBus();
  const startUnitOfWork = unitOfWorkOver(store, publish);

  await allocate(line, startUnitOfWork);

  expect(heard).toEqual([{ type: "OutOfStock", ...line }]);
});

test("nothing is heard of a decision that was not kept: a batch came in between, and the next try was served", async () => {
  const { publish, heard } = listeningBus();
  const startUnitOfWork = unitOfWorkOver(store, publish);
  const late = meanwhile(
    once(() => keep(startUnitOfWork, fresh)),
    startUnitOfWork,
  );

  const reference = await retried(() => allocate(line, late));

  expect(reference).toBe(fresh.reference);
  expect(heard).toEqual([]);
});

describe("what even this can get wrong:", () => {
  test("a product that the unit of work has never seen is asked by nobody", async () => {
    const { publish, heard } = listeningBus();
    const startUnitOfWork = unitOfWorkOver(store, publish);

    await using unitOfWork = await startUnitOfWork();
    const reference = aProduct().allocate(line);
    await unitOfWork.commit();

    expect(reference).toBeNull();
    expect(heard).toEqual([]);
  });

  test("publishing is the end of the commit: if it threw, a client would be told of a failure, though all is kept", async () => {
    const startUnitOfWork = unitOfWorkOver(store, () => Promise.reject(new Error("no such mailbox")));
    const served = aLine({ quantity: 1 });

    await using unitOfWork = await startUnitOfWork();
    const product = await productIn(unitOfWork, lamp);
    for (const each of [served, line]) product.allocate(each);
    const commit = unitOfWork.commit();

    await expect(commit).rejects.toThrow("no such mailbox");
    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ batches: [{ lines: [served] }] });
  });
});
