import { BatchReference, CalendarDate, OrderId } from "@cosmic/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "../../src/domain/allocate.ts";
import type { Batch } from "../../src/domain/batch.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { OutOfStock } from "../../src/domain/out-of-stock.ts";
import { byPreference } from "../../src/domain/preference.ts";
import { aBatch, aLine } from "../builders.ts";

const etas = fc.option(fc.constantFrom("2030-01-01", "2030-01-02", "2030-02-01").map(CalendarDate.parse));
const stock = fc
  .uniqueArray(fc.record({ reference: fc.nat(99), purchasedQuantity: fc.nat(30), eta: etas }), {
    selector: ({ reference }) => reference,
    maxLength: 6,
  })
  .map((rows) => rows.map((row) => ({ ...row, reference: BatchReference.parse(`batch-${row.reference}`) })))
  .map((rows) => rows.map(aBatch));
const orders = fc
  .array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 })
  .map((quantities) => quantities.map((quantity, at) => aLine({ orderId: OrderId.parse(`order-${at}`), quantity })));

test("a batch never promises more than it has", () => {
  fc.assert(
    fc.property(stock, orders, (batches, lines) => {
      for (const line of lines) answerTo(line, batches);

      for (const batch of batches) expect(batch.availableQuantity).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("asking again gives the same answer and changes nothing", () => {
  fc.assert(
    fc.property(stock, orders, (batches, lines) => {
      const answers = lines.map((line) => answerTo(line, batches));
      const before = allocations(batches);

      const again = lines.map((line, at) => (answers[at] === "out of stock" ? answers[at] : answerTo(line, batches)));

      expect(again).toEqual(answers);
      expect(allocations(batches)).toEqual(before);
    }),
  );
});

test("allocating and deallocating leaves everything as it was", () => {
  fc.assert(
    fc.property(stock, orders, (batches, [line, ...others]) => {
      fc.pre(line !== undefined);
      for (const other of others) answerTo(other, batches);
      const before = allocations(batches);

      const reference = answerTo(line, batches);
      batches.find((batch) => batch.reference === reference)?.deallocate(line);

      expect(allocations(batches)).toEqual(before);
    }),
  );
});

test("no line is lost: each is held by exactly one batch, or was answered out of stock", () => {
  fc.assert(
    fc.property(stock, orders, (batches, lines) => {
      const answers = lines.map((line) => answerTo(line, batches));

      const holders = lines.map((line) => batches.filter((batch) => batch.lines.includes(line)));
      expect(holders.map((found) => found.map((batch) => batch.reference))).toEqual(
        answers.map((answer) => (answer === "out of stock" ? [] : [answer])),
      );
    }),
  );
});

test("preference is a total order: any two batches have one, whatever the order they come in", () => {
  fc.assert(
    fc.property(stock, fc.infiniteStream(fc.nat()), (batches, dice) => {
      const shuffled = batches.map((batch) => ({ batch, at: dice.next().value })).sort((a, b) => a.at - b.at);

      const sorted = shuffled.map(({ batch }) => batch).sort(byPreference);

      expect(sorted).toEqual([...batches].sort(byPreference));
      for (const [at, better] of sorted.entries())
        for (const worse of sorted.slice(at + 1)) {
          expect(byPreference(better, worse)).toBeLessThan(0);
          expect(byPreference(worse, better)).toBeGreaterThan(0);
        }
    }),
  );
});

test("preference is respected: no batch that arrives earlier could have taken the line", () => {
  fc.assert(
    fc.property(stock, orders, (batches, lines) => {
      for (const line of lines) {
        const earliest = Math.min(...batches.filter((batch) => batch.canAllocate(line)).map(arrival));

        const reference = answerTo(line, batches);

        const chosen = batches.filter((batch) => batch.reference === reference);
        expect(Math.min(...chosen.map(arrival))).toBe(earliest);
      }
    }),
  );
});

/** Milliseconds; what is in the warehouse arrived before any shipment. */
function arrival({ eta }: Batch): number {
  return eta === null ? Number.NEGATIVE_INFINITY : Date.parse(eta);
}

function answerTo(line: OrderLine, batches: readonly Batch[]): BatchReference | "out of stock" {
  try {
    return allocate(line, batches);
  } catch (error) {
    if (error instanceof OutOfStock) return "out of stock";
    throw error;
  }
}

function allocations(batches: readonly Batch[]) {
  return batches.map(({ reference, lines }) => ({ reference, lines }));
}
