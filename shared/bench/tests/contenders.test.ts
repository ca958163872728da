import { describe, expect, test } from "vitest";
import type { Allocator, Line } from "../src/allocator.ts";
import { atOnce, oneByOne } from "../src/contenders.ts";

describe.each([
  { way: "one by one", contender: oneByOne },
  { way: "at once", contender: (allocator: Allocator, work: Work) => atOnce(allocator, work, 4) },
])("$way", ({ contender }) => {
  test("does exactly so many operations in each round, each of them a new line", async () => {
    const lines: Line[] = [];
    const round = contender(
      allocator(async (line) => lines.push(line)),
      { skus: 3, operations: 5 },
    );

    await round();
    await round();

    expect(new Set(lines.map(({ orderId }) => orderId)).size).toBe(10);
    expect(lines.map(({ sku }) => sku).slice(0, 4)).toEqual(["sku-0", "sku-1", "sku-2", "sku-0"]);
  });

  test("is not counted when an operation fails", async () => {
    const round = contender(
      allocator(async () => {
        throw new Error("out of stock");
      }),
      { skus: 3, operations: 5 },
    );

    await expect(round()).rejects.toThrow("out of stock");
  });
});

test("at once there are as many lines under way as there are flows, never two of one SKU", async () => {
  const underWay = new Set<string>();
  const sizes: number[] = [];
  const busy = allocator(async ({ sku }) => {
    expect(underWay).not.toContain(sku);
    underWay.add(sku);
    await new Promise(setImmediate);
    sizes.push(underWay.size);
    underWay.delete(sku);
  });

  await atOnce(busy, { skus: 20, operations: 40 }, 8)();

  expect(Math.max(...sizes)).toBe(8);
});

type Work = Readonly<{ skus: number; operations: number }>;

function allocator(allocate: (line: Line) => Promise<unknown>): Allocator {
  const answering = async (line: Line) => String(await allocate(line));
  return { allocate: answering, [Symbol.asyncDispose]: async () => {} };
}
