import type { Check } from "./check.ts";
import { addedBatch } from "./checks/added-batch.ts";
import { allocation } from "./checks/allocation.ts";
import { contestedStock } from "./checks/contested-stock.ts";
import { exactFit } from "./checks/exact-fit.ts";
import { otherBatch } from "./checks/other-batch.ts";
import { refusedInput } from "./checks/refused-input.ts";
import { routes } from "./checks/routes.ts";
import { sameAtOnce } from "./checks/same-at-once.ts";
import { sameBatch } from "./checks/same-batch.ts";
import { sameLine } from "./checks/same-line.ts";
import { stockGrowing } from "./checks/stock-growing.ts";
import { tolerance } from "./checks/tolerance.ts";

/** Every check there is, of all chapters. */
export const checks: readonly Check[] = [
  ...allocation,
  ...exactFit,
  ...sameLine,
  ...addedBatch,
  ...sameBatch,
  ...otherBatch,
  ...tolerance,
  ...refusedInput,
  ...routes,
  contestedStock,
  ...sameAtOnce,
  stockGrowing,
];

/**
 * The checks in force in a chapter, named by its number: "04". An appendix keeps the contract of the chapter it follows.
 * @throws RangeError when `chapter` is not a number.
 */
export function checksFor(chapter: string): readonly Check[] {
  const number = numberOf(chapter);
  return checks.filter(
    ({ from, until }) => numberOf(from) <= number && (until === undefined || number <= numberOf(until)),
  );
}

/** @throws RangeError naming the known ids when there is no such check. */
export function check(id: string): Check {
  const found = checks.find((each) => each.id === id);
  if (found) return found;
  throw new RangeError(`there is no check "${id}"; there are ${checks.map((each) => each.id).join(", ")}`);
}

function numberOf(chapter: string): number {
  if (/^\d+$/.test(chapter)) return Number(chapter);
  throw new RangeError(`"${chapter}" is not the number of a chapter, such as "04"`);
}
