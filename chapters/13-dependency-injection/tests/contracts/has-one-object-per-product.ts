import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, aProduct } from "../builders.ts";
import { found, keep } from "../units-of-work.ts";

/** The identity map: within one unit of work, two ways to a product lead to the same object. */
export function hasOneObjectPerProduct(startUnitOfWork: StartUnitOfWork): void {
  test("asking for it twice gives the same", async () => {
    const { sku } = await keptBatch();
    await using unitOfWork = await startUnitOfWork();

    const first = await unitOfWork.products.get(sku);

    expect(first).toMatchObject({ sku });
    expect(await unitOfWork.products.get(sku)).toBe(first);
  });

  test("asking for it by its SKU and by one of its batches gives the same, in either order", async () => {
    const { reference, sku } = await keptBatch();
    await using one = await startUnitOfWork();
    await using other = await startUnitOfWork();

    const bySku = await one.products.get(sku);
    const byBatch = await other.products.getByBatchReference(reference);

    expect(bySku).toMatchObject({ sku });
    expect(await one.products.getByBatchReference(reference)).toBe(bySku);
    expect(byBatch).toMatchObject({ sku });
    expect(await other.products.get(sku)).toBe(byBatch);
  });

  test("asking for it several times at once gives the same", async () => {
    const { reference, sku } = await keptBatch();
    await using unitOfWork = await startUnitOfWork();
    const { products } = unitOfWork;

    const [one, ...others] = await Promise.all([
      products.get(sku),
      products.get(sku),
      products.getByBatchReference(reference),
      products.getByBatchReference(reference),
    ]);

    expect(one).toMatchObject({ sku });
    expect(new Set([one, ...others]).size).toBe(1);
  });

  test("what was changed shows when it is asked for again, by a batch that was added, too, before any commit", async () => {
    const { sku } = await keptBatch();
    const [line, added] = [aLine({ sku }), aBatch({ sku })];
    await using unitOfWork = await startUnitOfWork();

    const product = await unitOfWork.products.get(sku);
    product?.allocate(line);
    product?.addBatch(added);

    expect(product?.batches).toHaveLength(2);
    expect(await unitOfWork.products.get(sku)).toBe(product);
    expect(await unitOfWork.products.getByBatchReference(added.reference)).toBe(product);
  });

  test("a product that was added shows when it is asked for, before any commit", async () => {
    const batch = aBatch();
    const product = aProduct({ batches: [batch] });
    await using unitOfWork = await startUnitOfWork();

    unitOfWork.products.add(product);

    expect(await unitOfWork.products.get(product.sku)).toBe(product);
    expect(await unitOfWork.products.getByBatchReference(batch.reference)).toBe(product);
  });

  test("changes on both ways to it are kept together", async () => {
    const { reference, sku } = await keptBatch();
    const [one, other] = [aLine({ sku }), aLine({ sku })];
    await using unitOfWork = await startUnitOfWork();

    (await unitOfWork.products.get(sku))?.allocate(one);
    (await unitOfWork.products.getByBatchReference(reference))?.allocate(other);
    await unitOfWork.commit();

    expect(await found(startUnitOfWork, reference)).toMatchObject({ lines: [one, other] });
  });

  test("a product that is not there is nobody's", async () => {
    await using unitOfWork = await startUnitOfWork();

    expect(await unitOfWork.products.get(randomSku())).toBeUndefined();
    expect(await unitOfWork.products.getByBatchReference(randomBatchReference())).toBeUndefined();
  });

  test("the products that hold a line of an order are the same again, in the order of their SKUs", async () => {
    const orderId = randomOrderId();
    const skus = ["b", "B", "Á", "a"].map((name) => randomSku(name));
    for (const sku of skus) await keep(startUnitOfWork, aBatch({ sku, lines: [aLine({ sku, orderId })] }));
    await keptBatch();
    await using unitOfWork = await startUnitOfWork();
    const { products } = unitOfWork;
    const last = await products.get(skus[2] ?? randomSku());

    const holding = await products.holding(orderId);

    expect(holding.map(({ sku }) => sku)).toEqual([skus[1], skus[3], skus[0], skus[2]]);
    expect(holding.at(-1)).toBe(last);
    expect(await products.holding(randomOrderId())).toEqual([]);
  });

  test("another unit of work has another object", async () => {
    const { reference, sku } = await keptBatch();
    await using one = await startUnitOfWork();
    await using other = await startUnitOfWork();

    (await one.products.get(sku))?.changeBatchQuantity(reference, 7);

    expect((await other.products.get(sku))?.batch(reference)).toMatchObject({ purchasedQuantity: 20 });
  });

  async function keptBatch() {
    const batch = aBatch({ sku: randomSku(), purchasedQuantity: 20 });
    await keep(startUnitOfWork, batch);
    return batch;
  }
}
