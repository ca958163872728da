import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { aBatch, aLine } from "../builders.ts";
import { sharedPool } from "../postgres.ts";
import { foundProduct, keep, productIn } from "../units-of-work.ts";
import { withoutVersionCheck } from "../without-version-check.ts";

describeWith(postgres, "the last lamp, when two have seen it before either takes it,", () => {
  const pool = sharedPool();

  test("is sold twice where nobody checks the version, and the second change is not even counted", async () => {
    const sale = sellTheLastToBoth(withoutVersionCheck(postgresProductStore(await pool())));

    await expect(sale).resolves.toMatchObject({
      outcomes: ["kept", "kept"],
      product: { version: 2, batches: [{ availableQuantity: -1 }] },
    });
  });

  test("is sold once where the write checks the version", async () => {
    const sale = sellTheLastToBoth(postgresProductStore(await pool()));

    await expect(sale).resolves.toMatchObject({
      outcomes: ["kept", expect.any(ConcurrencyConflict)],
      product: { version: 2, batches: [{ availableQuantity: 0 }] },
    });
  });
});

async function sellTheLastToBoth(store: ProductStore) {
  const startUnitOfWork = unitOfWorkOver(store);
  const sku = randomSku();
  await keep(startUnitOfWork, aBatch({ sku, purchasedQuantity: 1 }));
  await using ada = await startUnitOfWork();
  await using zoe = await startUnitOfWork();
  for (const each of [ada, zoe]) (await productIn(each, sku)).allocate(aLine({ sku, quantity: 1 }));
  const outcomes = [await outcomeOf(ada.commit()), await outcomeOf(zoe.commit())];
  return { outcomes, product: await foundProduct(startUnitOfWork, sku) };
}

function outcomeOf(commit: Promise<void>): Promise<unknown> {
  return commit.then(
    () => "kept",
    (error: unknown) => error,
  );
}
