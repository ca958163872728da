import type { Batch } from "./batch.ts";

/** Negative when the first is to be sold from first. */
export const byPreference = (one: Batch, other: Batch): number =>
  isBetter(one, other) ? -1 : Number(isBetter(other, one));

export function isBetter(one: Batch, other: Batch): boolean {
  const [mine = "", its = ""] = [one, other].map(({ eta, reference }) => [eta ?? "0000-00-00", reference].join(" "));
  return mine < its;
}
