import type { Sku } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import { beforeAll, describe, expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch } from "../builders.ts";
import { type Answer, ordersTold } from "../sale.ts";
import { foundProduct, keep } from "../units-of-work.ts";

const STOCK = 250;
const ORDERS = Array.from({ length: 400 }, (_, at) => `order-${at}`);

export type Shop = Readonly<{
  startUnitOfWork: StartUnitOfWork;
  /** Asks for each of the orders, several at the same time, and tries again as an entrypoint does. */
  sell: (orders: readonly string[], sku: Sku) => Promise<readonly Answer[]>;
}>;

/** 400 orders want one piece each of the same product, several at the same time, and there are 250. */
export function contentionContract(open: () => Promise<Shop>): void {
  const outcomes: { answers: readonly Answer[]; stored: Awaited<ReturnType<typeof foundProduct>> }[] = [];
  beforeAll(async () => {
    const { startUnitOfWork, sell } = await open();
    const sku = randomSku();
    await keep(startUnitOfWork, aBatch({ sku, purchasedQuantity: STOCK }));

    const answers = await sell(ORDERS, sku);
    outcomes.push({ answers, stored: await foundProduct(startUnitOfWork, sku) });
    const settled = await untilNobodyLoses(answers, (orders) => sell(orders, sku));
    outcomes.push({ answers: settled, stored: await foundProduct(startUnitOfWork, sku) });
  });

  test("they get in each other's way: some need more than one try", () => {
    expect(outcomes[0]?.answers.filter(({ tries }) => tries > 1)).not.toEqual([]);
  });

  describe.each([
    { when: "when all have been answered", round: 0 },
    { when: "when the conflicts have been repeated", round: 1 },
  ])("$when", ({ round }) => {
    test("every order has one answer: allocated, out of stock, or conflict", () => {
      const answered = outcomes[round]?.answers.map(({ orderId }) => orderId);

      expect(answered?.sort()).toEqual(ORDERS.toSorted());
    });

    test("what was answered as allocated is exactly what is stored, and no more than there is", () => {
      const stored = outcomes[round]?.stored?.batches.flatMap(({ lines }) => lines.map(({ orderId }) => `${orderId}`));

      expect(stored?.sort()).toEqual(told("allocated", round).sort());
      expect(stored?.length).toBeLessThanOrEqual(STOCK);
    });

    test("the version has moved exactly once for each that was allocated", () => {
      const moved = Number(outcomes[round]?.stored?.version) - 1;

      expect(moved).toBe(told("allocated", round).length);
    });
  });

  test("in the end exactly 250 are allocated, and all others are out of stock", () => {
    const counts = (["allocated", "out of stock", "conflict"] as const).map((each) => told(each, 1).length);

    expect(counts).toEqual([STOCK, ORDERS.length - STOCK, 0]);
  });

  function told(what: Answer["told"], round: number): string[] {
    return ordersTold(what, outcomes[round]?.answers ?? []);
  }
}

/** Whoever lost a race asks again, as often as it takes: each time somebody has won. */
async function untilNobodyLoses(
  answers: readonly Answer[],
  sell: (orders: readonly string[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const losers = ordersTold("conflict", answers);
  if (losers.length === 0) return answers;
  const again = await untilNobodyLoses(await sell(losers), sell);
  return [...answers.filter(({ told }) => told !== "conflict"), ...again];
}
