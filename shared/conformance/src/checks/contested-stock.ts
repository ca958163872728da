import type { Check } from "../check.ts";
import { ContractViolation } from "../contract-violation.ts";
import { Conversation } from "../conversation.ts";
import type { Exchange } from "../exchange.ts";
import { fieldsOf, isAllocated } from "../expectations.ts";

const STOCK = 20;
const LINES = 60;

/** Many clients want the same stock in the same instant: no piece is sold twice, and none remains unsold. */
export const contestedStock: Check = {
  id: "contested-stock",
  title: "sells every piece once when many clients ask for it at the same time",
  from: "07",
  until: "11",
  run: async (service) => {
    const shop = new Conversation(service);
    const { sku } = await shop.addBatch({ qty: STOCK });
    const ask = () => shop.allocate({ sku, qty: 1 });

    const atOnce = await Promise.all(Array.from({ length: LINES }, ask));
    expectOf(atOnce, `no more than ${STOCK} of them are allocated`, count(atOnce, isAllocated) <= STOCK);

    const settled: Exchange[] = [];
    for (const each of atOnce) settled.push(hasLostRace(each) ? await shop.send(each.request) : each);
    const rest = count(settled, isOutOfStock);
    const allocated = count(settled, isAllocated);
    expectOf(settled, "once each 409 has been repeated, all are allocated or out of stock", allocated + rest === LINES);
    expectOf(settled, `once each 409 has been repeated, exactly ${STOCK} of them are allocated`, allocated === STOCK);
  },
};

function hasLostRace({ answer }: Exchange): boolean {
  return answer.status === 409;
}

/** From chapter 08 on a line that is out of stock is accepted all the same, but gets no batch. */
function isOutOfStock({ answer }: Exchange): boolean {
  return answer.status === 400 || (answer.status === 201 && fieldsOf(answer.json).batchref === null);
}

function count(exchanges: readonly Exchange[], is: (exchange: Exchange) => boolean): number {
  return exchanges.filter(is).length;
}

function expectOf(exchanges: readonly Exchange[], promise: string, isKept: boolean): void {
  const [example] = exchanges;
  if (isKept || example === undefined) return;
  const contract = `of ${LINES} such lines, each of another order, sent at once for a stock of ${STOCK}: ${promise}`;
  throw new ContractViolation(example, contract, tally(exchanges));
}

/** How often each status was answered: "201 to 57 of them, 500 to 3 of them". */
function tally(exchanges: readonly Exchange[]): string {
  const byStatus = Map.groupBy(exchanges, ({ answer }) => answer.status);
  return [...byStatus].map(([status, { length }]) => `${status} to ${length} of them`).join(", ");
}
