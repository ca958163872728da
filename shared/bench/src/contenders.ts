import pMap from "p-map";
import { Bench } from "tinybench";
import { type Allocator, linesFor } from "./allocator.ts";
import type { Contender } from "./contest.ts";

type Work = Readonly<{ skus: number; operations: number }>;

/** One line after the other. tinybench times each of them. */
export function oneByOne({ allocate }: Allocator, { skus, operations }: Work): Contender {
  const nextLine = linesFor({ skus });
  return () => operationsPerSecond(() => allocate(nextLine()), { operations, async: true });
}

/**
 * So many lines under way at any time, each of another SKU. The clock is read before the first and after the last: times of
 * single operations, which is what tinybench adds up, overlap here.
 */
export function atOnce({ allocate }: Allocator, { skus, operations }: Work, flows: number): Contender {
  const nextLine = linesFor({ skus });
  return async () => {
    const lines = Array.from({ length: operations }, nextLine);
    const began = performance.now();
    await pMap(lines, allocate, { concurrency: flows });
    return operations / ((performance.now() - began) / 1_000);
  };
}

/**
 * Runs `operation` exactly so often, and resolves to how often per second that was.
 * @param async whether it is to be awaited; of a synchronous one that would be a part of what is measured
 * @throws what the operation throws
 */
export async function operationsPerSecond(
  operation: () => unknown,
  { operations, async }: Readonly<{ operations: number; async: boolean }>,
): Promise<number> {
  const bench = new Bench({ iterations: operations, time: 0, warmup: false, throws: true });
  bench.add("operation", operation, { async });
  const [task] = await bench.run();
  if (task?.result.state !== "completed") throw new Error(`the measurement ended as ${task?.result.state}`);
  return 1_000 / task.result.period;
}
