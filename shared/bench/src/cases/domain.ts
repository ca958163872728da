import { type Chapter, loadModule } from "../chapter.ts";
import { operationsPerSecond } from "../contenders.ts";
import { usually } from "../contest.ts";
import type { Solo } from "../result.ts";
import type { Workplace } from "../workplace.ts";

/** What is used of a chapter's `src/domain/batch.ts` and `src/domain/product.ts`. */
type Batch = { readonly reference: string };
type BatchModule = {
  readonly Batch: new (
    details: Readonly<{ reference: string; sku: string; purchasedQuantity: number; eta: string | null }>,
  ) => Batch;
};
type Product = {
  readonly allocate: (line: Readonly<{ orderId: string; sku: string; quantity: number }>) => string | null;
};
type ProductModule = {
  readonly Product: new (details: Readonly<{ sku: string; batches: readonly Batch[] }>) => Product;
};

const SIZES = [10, 100, 1_000];
/** Batches looked at in one round, so that each size takes about the same time. */
const WORK = 100_000;

/** `allocate` in the domain, for products of 10, 100 and 1,000 batches. */
export async function measureDomain(
  { chapter }: Workplace,
  { dropped, counted } = usually,
  work = WORK,
): Promise<readonly Solo[]> {
  const results: Solo[] = [];
  for (const size of SIZES) {
    const ours: number[] = [];
    for (let round = 0; round < dropped + counted; round += 1) {
      const allocate = await allocating(chapter, size);
      ours.push(await operationsPerSecond(allocate, { operations: work / size, async: false }));
    }
    results.push({ name: `domain, ${size.toLocaleString("en")} batches`, ours: ours.slice(dropped) });
  }
  return results;
}

/** The worst there is: of batches in no order, none has room for the line but the last in preference. */
export async function allocating(chapter: Chapter, size: number): Promise<() => string | null> {
  const { Batch } = await loadModule<BatchModule>(chapter, "src/domain/batch.ts", ["Batch"]);
  const { Product } = await loadModule<ProductModule>(chapter, "src/domain/product.ts", ["Product"]);
  const batches = Array.from({ length: size }, (_, place) => {
    const number = (place * 617) % size; // 617 is a prime: every number comes once, and in no order.
    const isLast = number === size - 1;
    return new Batch({
      reference: `batch-${number}`,
      sku: "lamp",
      purchasedQuantity: isLast ? Number.MAX_SAFE_INTEGER : 1,
      eta: dateAfter(number),
    });
  });
  const product = new Product({ sku: "lamp", batches });
  let orders = 0;
  return () => product.allocate({ orderId: `order-${orders++}`, sku: "lamp", quantity: 2 });
}

function dateAfter(days: number): string {
  return new Date(Date.UTC(2030, 0, 1 + days)).toISOString().slice(0, 10);
}
