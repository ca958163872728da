import { BatchReference, OrderId } from "@cosmic/kernel";
import { beforeEach, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { cancelShipment } from "../../src/service-layer/handlers/cancel-shipment.ts";
import type { SendMail } from "../../src/service-layer/mail.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine, later, tomorrow } from "../builders.ts";
import { fakeProductStore } from "../fakes.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { change, found, keep } from "../units-of-work.ts";

// The handler alone, without a bus: each line is a command and a piece of work of its own, which is seen in what is written.
const command = { type: "CancelShipment", reference: "boat" } as const;
const [boat, next] = [BatchReference.parse("boat"), BatchReference.parse("next-boat")];
const lines = ["first", "second", "third", "fourth"].map((text) => aLine({ orderId: OrderId.parse(text) }));
const sendMail: SendMail = async () => {};

let store: ProductStore;
let startUnitOfWork: StartUnitOfWork;
beforeEach(async () => {
  store = fakeProductStore();
  startUnitOfWork = unitOfWorkOver(store);
  await keep(
    startUnitOfWork,
    aBatch({ reference: boat, eta: tomorrow, lines }),
    aBatch({ reference: next, eta: later }),
  );
});

test("one command moves the latest line alone, and answers with where it is now", async () => {
  const answer = await cancelShipment(command, { startUnitOfWork, sendMail });

  expect(answer).toEqual({ line: lines[3], to: next });
  expect(await ordersIn(boat, next)).toEqual([["first", "second", "third"], ["fourth"]]);
});

test("given until nothing is left, it writes each line by itself, the latest first", async () => {
  const written: string[][] = [];
  const { write } = store;
  store.write = async (changes) => {
    written.push(changes.flatMap(({ inserted }) => inserted.map(({ orderId }) => orderId)));
    await write(changes);
  };

  await cancelAll();

  expect(written.filter((each) => each.length > 0)).toEqual([["fourth"], ["third"], ["second"], ["first"]]);
});

test("what was moved before a failure stays where it is; whoever gives the command again goes on with the others", async () => {
  const diskFull = new Error("disk full");
  const { write } = store;
  let writes = 0;
  store.write = async (changes) => {
    writes += 1;
    if (writes === 3) throw diskFull;
    await write(changes);
  };

  const attempt = cancelAll();
  await expect(attempt).rejects.toBe(diskFull);
  const halfWay = await ordersIn(boat, next);
  const again = await cancelAll();

  expect(halfWay).toEqual([
    ["first", "second"],
    ["fourth", "third"],
  ]);
  expect(again).toEqual(["second", "first"]);
  expect(await ordersIn(boat, next)).toEqual([[], ["fourth", "third", "second", "first"]]);
});

test("while it goes on nobody is sold anything of what has sunk", async () => {
  const late = aLine({ orderId: OrderId.parse("late"), quantity: 1 });
  const { write } = store;
  let writes = 0;
  store.write = async (changes) => {
    await write(changes);
    writes += 1;
    if (writes === 1) await change(startUnitOfWork, boat, (product) => product.allocate(late));
  };

  await cancelAll();

  const [inBoat, inNext] = await ordersIn(boat, next);
  expect(inBoat).toEqual([]);
  expect(inNext?.slice(0, 2)).toEqual(["fourth", "late"]);
});

test("when somebody was faster nothing moves; the next try sees what he has done", async () => {
  const fast = aLine({ orderId: OrderId.parse("fast") });
  const order = once(() => change(startUnitOfWork, boat, (product) => product.allocate(fast)));

  const attempt = cancelShipment(command, { startUnitOfWork: meanwhile(order, startUnitOfWork), sendMail });
  await expect(attempt).rejects.toBeInstanceOf(ConcurrencyConflict);
  const meanwhileIn = await ordersIn(boat, next);
  const again = await cancelAll();

  expect(meanwhileIn).toEqual([["first", "second", "third", "fourth", "fast"], []]);
  expect(again).toEqual(["fast", "fourth", "third", "second", "first"]);
  expect(await ordersIn(boat, next)).toEqual([[], again]);
});

/** Gives the command until nothing is left; answers with the orders whose lines have moved. */
async function cancelAll(): Promise<string[]> {
  const moved: string[] = [];
  const move = () => cancelShipment(command, { startUnitOfWork, sendMail });
  for (let next = await move(); next; next = await move()) moved.push(next.line.orderId);
  return moved;
}

async function ordersIn(...references: readonly BatchReference[]): Promise<string[][]> {
  const batches = await Promise.all(references.map((reference) => found(startUnitOfWork, reference)));
  return batches.map((batch) => batch?.lines.map(({ orderId }) => `${orderId}`) ?? []);
}
