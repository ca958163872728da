import type { Dialect } from "./dialect.ts";
import type { Exchange } from "./exchange.ts";
import type { Line } from "./requests.ts";

/** Where a line has ended, the exchange that told it, and how it is told in this chapter. */
export type Fate = {
  readonly line: Line;
  readonly exchange: Exchange;
  /** Null when there is no stock for it, undefined when the answer tells neither. */
  readonly batchref: string | null | undefined;
  readonly dialect: Dialect;
};

/** Whether the line has got stock, of whatever batch. */
export function isAllocated({ batchref }: Fate): boolean {
  return typeof batchref === "string";
}

export function isOutOfStock({ batchref }: Fate): boolean {
  return batchref === null;
}

/** How many of them ended how: "57 were allocated, 3 were answered 500". */
export function tallyOf(fates: readonly Fate[]): string {
  const byEnd = Map.groupBy(fates, inWords);
  return [...byEnd].map(([end, { length }]) => `${length} ${end}`).join(", ");
}

function inWords(fate: Fate): string {
  if (isAllocated(fate)) return "were allocated";
  return isOutOfStock(fate) ? "were out of stock" : `were answered ${fate.exchange.answer.status}`;
}
