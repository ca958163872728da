import { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import type { ReadModel } from "../../src/service-layer/read-model.ts";
import { anyHistory, eventsOf } from "../histories.ts";
import type { ViewRowInTest } from "../view-rows.ts";

type Empty = Pick<ReadModel, "record"> & Readonly<{ rows: () => Promise<readonly ViewRowInTest[]> }>;

const line = { orderId: OrderId.parse("order-1"), sku: Sku.parse("LAMP"), quantity: 2 };
const [one, other] = [BatchReference.parse("batch-1"), BatchReference.parse("batch-2")];
const allocated = (version: number, reference = one): Event => ({ type: "Allocated", ...line, reference, version });
const deallocated = (version: number): Event => ({ type: "Deallocated", ...line, version });
const cancelled = (version: number): Event => ({ type: "Cancelled", ...line, version });
const outOfStock = (version: number): Event => ({ type: "OutOfStock", ...line, version });

/** What a read model keeps of events. @param open gives one in which nothing is kept of the lines of this suite */
export function keepsWhatIsNewest(open: () => Promise<Empty>, runs: number): void {
  let readModel: Empty;
  beforeEach(async () => {
    readModel = await open();
  });

  test.each([
    { event: allocated(3), state: "allocated", batchReference: "batch-1" },
    { event: deallocated(3), state: "deallocated", batchReference: null },
    { event: cancelled(3), state: "cancelled", batchReference: null },
    { event: outOfStock(3), state: "out of stock", batchReference: null },
  ])("of a line that was $event.type it shows: $state", async ({ event, state, batchReference }) => {
    await recordAll([event]);

    expect(await readModel.rows()).toEqual([{ ...line, state, batchReference, version: 3 }]);
  });

  test.each([
    ["the same event again", [allocated(3), allocated(3)], allocated(3)],
    ["a newer one", [allocated(3), deallocated(4)], deallocated(4)],
    ["an older one", [allocated(5, other), deallocated(4), allocated(3)], allocated(5, other)],
    [
      "the line again, in another quantity",
      [cancelled(3), { ...allocated(4), quantity: 7 }],
      { ...allocated(4), quantity: 7 },
    ],
    ["one as old as can be", [cancelled(5), allocated(0)], cancelled(5)],
    ["an older one of which nothing was known, when the line is gone", [cancelled(9), allocated(7)], cancelled(9)],
  ])("%s", async (_, events, last) => {
    await recordAll(events);

    expect(await readModel.rows()).toEqual(await rowsAfter([last]));
  });

  describe("of two events in one version it keeps the later, whichever comes first:", () => {
    test.each([
      ["a line that loses its place is out of stock then", deallocated(4), outOfStock(4)],
      ["a line that is given back is asked for again, and out of stock", cancelled(4), outOfStock(4)],
      ["of a line that is gone it is known later why: it was given back", deallocated(4), cancelled(4)],
    ])("%s", async (_, earlier, later) => {
      const [inOrder, theOtherWay] = [await rowsAfter([earlier, later]), await rowsAfter([later, earlier])];

      const expected = await rowsAfter([later]);
      expect({ inOrder, theOtherWay }).toEqual({ inOrder: expected, theOtherWay: expected });
    });
  });

  test("leaves alone other lines of the order, and other orders of the product", async () => {
    const others = [
      { ...allocated(1), sku: Sku.parse("SOFA") },
      { ...allocated(1), orderId: OrderId.parse("order-2") },
    ];

    await recordAll([allocated(3), ...others, deallocated(4)]);

    expect((await readModel.rows()).map(({ state }) => state).sort()).toEqual([
      "allocated",
      "allocated",
      "deallocated",
    ]);
  });

  test("keeps the longest texts and the greatest numbers", async () => {
    const [text, greatest] = ["灯".repeat(255), Number.MAX_SAFE_INTEGER];
    const event: Event = {
      type: "Allocated",
      orderId: OrderId.parse(text),
      sku: Sku.parse(text),
      quantity: greatest,
      reference: BatchReference.parse(text),
      version: greatest,
    };

    await recordAll([event]);

    expect(await readModel.rows()).toEqual([
      { orderId: text, sku: text, quantity: greatest, state: "allocated", batchReference: text, version: greatest },
    ]);
  });

  test("whatever happens to a product: told in any order, some of it several times, it ends the same", async () => {
    const told = anyHistory(20).chain((history) => {
      const events = eventsOf(history, randomSku());
      const withRepeats = [...events, ...events.filter((_, at) => at % 3 === 0)];
      return fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray(withRepeats, { minLength: withRepeats.length }),
      });
    });

    await fc.assert(
      fc.asyncProperty(told, async ({ events, shuffled }) => {
        const inOrder = await rowsAfter(events);

        expect(await rowsAfter(shuffled)).toEqual(inOrder);
      }),
      { numRuns: runs },
    );
  });

  async function recordAll(events: readonly Event[]): Promise<void> {
    for (const event of events) await readModel.record(event);
  }

  async function rowsAfter(events: readonly Event[]): Promise<readonly ViewRowInTest[]> {
    readModel = await open();
    await recordAll(events);
    return readModel.rows();
  }
}
