import { BatchReference, OrderId } from "@cosmic/kernel";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "./builders.ts";
import { found, keep } from "./units-of-work.ts";

const old = BatchReference.parse("old");
const added = BatchReference.parse("added");
const stays = aLine({ orderId: OrderId.parse("stays"), quantity: 5 });
const moves = aLine({ orderId: OrderId.parse("moves"), quantity: 5 });

/** What is there before the piece of work. */
export async function prepare(startUnitOfWork: StartUnitOfWork): Promise<void> {
  await keep(startUnitOfWork, aBatch({ reference: old, purchasedQuantity: 20, lines: [stays, moves] }));
}

/** One commit that changes a batch, adds another, and moves a line from the one to the other: five rows. */
export async function doAPieceOfWork(startUnitOfWork: StartUnitOfWork): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  const product = await unitOfWork.products.getByBatchReference(old);
  product?.addBatch(aBatch({ reference: added }));
  product?.changeBatchQuantity(old, 5);
  product?.allocate(moves);
  await unitOfWork.commit();
}

/** Which of it is there: all, nothing, or something in between, which is told as it was found. */
export async function outcome(startUnitOfWork: StartUnitOfWork) {
  const [from, to] = [await found(startUnitOfWork, old), await found(startUnitOfWork, added)];
  const state = [from?.purchasedQuantity, from?.lines, to?.lines];
  if (isSame(state, [20, [stays, moves], undefined])) return "nothing";
  return isSame(state, [5, [stays], [moves]]) ? "all" : state;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
