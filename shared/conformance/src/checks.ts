import { type Check, checkOf } from "./check.ts";
import { addedBatch } from "./checks/added-batch.ts";
import { allocatingByMessage } from "./checks/allocating-by-message.ts";
import { allocation } from "./checks/allocation.ts";
import { allocations } from "./checks/allocations.ts";
import { announcedMoves } from "./checks/announced-moves.ts";
import { announcing } from "./checks/announcing.ts";
import { contestedStock } from "./checks/contested-stock.ts";
import { droppedMessages } from "./checks/dropped-messages.ts";
import { exactFit } from "./checks/exact-fit.ts";
import { mails } from "./checks/mails.ts";
import { orderIdsInPath } from "./checks/order-ids-in-path.ts";
import { otherBatch } from "./checks/other-batch.ts";
import { outOfStock } from "./checks/out-of-stock.ts";
import { refusedInput } from "./checks/refused-input.ts";
import { routes } from "./checks/routes.ts";
import { sameAtOnce } from "./checks/same-at-once.ts";
import { sameBatch } from "./checks/same-batch.ts";
import { sameLine } from "./checks/same-line.ts";
import { shrinking } from "./checks/shrinking.ts";
import { stockGrowing } from "./checks/stock-growing.ts";
import { tolerance } from "./checks/tolerance.ts";
import type { Clause, Subject } from "./clause.ts";

const subjects: readonly Subject[] = [
  { name: "which batch a line gets", clauses: [...allocation, ...exactFit, ...outOfStock] },
  { name: "the same line again", clauses: sameLine },
  { name: "new batches", clauses: addedBatch },
  { name: "the same batch again", clauses: [...sameBatch, ...otherBatch] },
  { name: "what is accepted", clauses: tolerance },
  { name: "what is refused", clauses: refusedInput },
  { name: "paths and methods", clauses: routes },
  { name: "many clients at once", clauses: [contestedStock, ...sameAtOnce, stockGrowing] },
  { name: "the batches of an order", clauses: [...allocations, ...orderIdsInPath] },
  { name: "mails about what is out of stock", clauses: mails },
  { name: "what is said on line_allocated", clauses: announcing },
  { name: "messages on change_batch_quantity", clauses: [...shrinking, ...announcedMoves] },
  { name: "messages on allocate", clauses: allocatingByMessage },
  { name: "messages that are dropped", clauses: droppedMessages },
];

/** Every promise there is, of all chapters. */
export const clauses: readonly Clause[] = subjects.flatMap((subject) => subject.clauses);

/**
 * The checks in force in a chapter, named by its number: "04". An appendix keeps the contract of the chapter it follows.
 * @throws RangeError when `chapter` is not a number.
 */
export function checksFor(chapter: string): readonly Check[] {
  const number = numberOf(chapter);
  return subjects.flatMap(({ name, clauses }) =>
    clauses.filter((clause) => isInForce(clause, number)).map((clause) => checkOf(clause, name, number)),
  );
}

/**
 * One check by its id, as it is in the first chapter that gives the promise.
 * @throws RangeError naming the known ids when there is no such check.
 */
export function check(id: string): Check {
  const clause = clauses.find((each) => each.id === id);
  const found = clause && checksFor(clause.from).find((each) => each.id === id);
  if (found) return found;
  throw new RangeError(`there is no check "${id}"; there are ${clauses.map((each) => each.id).join(", ")}`);
}

function isInForce({ from, until }: Clause, chapter: number): boolean {
  return numberOf(from) <= chapter && (until === undefined || chapter <= numberOf(until));
}

function numberOf(chapter: string): number {
  if (/^\d+$/.test(chapter)) return Number(chapter);
  throw new RangeError(`"${chapter}" is not the number of a chapter, such as "04"`);
}
