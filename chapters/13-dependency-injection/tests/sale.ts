import type { Sku } from "@cosmic/kernel";
import { z } from "zod";
import { ConcurrencyConflict } from "../src/service-layer/concurrency-conflict.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import { busOver } from "./bus.ts";
import { requestedLine } from "./primitives.ts";

const told = z.enum(["allocated", "out of stock", "conflict"]);
const answer = z.object({ orderId: z.string(), told, tries: z.number() });

type Told = z.output<typeof told>;
/** What an order was told that asked for one piece, and how often that was tried. */
export type Answer = Readonly<z.output<typeof answer>>;

/** The answers that another process sent. */
export function answersIn(message: unknown): Answer[] {
  return z.array(answer).parse(message);
}

/** The orders that were told so. */
export function ordersTold(told: Told, answers: readonly Answer[]): string[] {
  return answers.filter((answer) => answer.told === told).map(({ orderId }) => orderId);
}

/** So many clients at once, each asking for one order after the other until all have been answered. */
export async function sell(
  orders: readonly string[],
  sku: Sku,
  clients: number,
  startUnitOfWork: StartUnitOfWork,
): Promise<Answer[]> {
  const queue = orders.values();
  const answers: Answer[] = [];
  const client = async () => {
    for (const orderId of queue) answers.push(await answerTo(orderId, sku, startUnitOfWork));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

async function answerTo(orderId: string, sku: Sku, startUnitOfWork: StartUnitOfWork): Promise<Answer> {
  let tries = 0;
  const { handle } = busOver((publish) => {
    tries += 1;
    return startUnitOfWork(publish);
  });
  const told = await handle(requestedLine({ orderId, sku, quantity: 1 })).then(answerOf, refusal);
  return { orderId, told, tries };
}

function answerOf(reference: unknown): Told {
  return reference === null ? "out of stock" : "allocated";
}

/** In one word. @throws the error itself when it is no answer for a client. */
function refusal(error: unknown): Told {
  if (error instanceof ConcurrencyConflict) return "conflict";
  throw error;
}
