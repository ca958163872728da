import { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "../../src/domain/allocate.ts";
import type { Batch } from "../../src/domain/batch.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { OutOfStock } from "../../src/domain/out-of-stock.ts";
import { byPreference } from "../../src/domain/preference.ts";
import { aBatch } from "../builders.ts";

const sku = fc.constantFrom("LAMP", "CHAIR").map(Sku.parse);
const eta = fc.option(fc.constantFrom("2030-01-01", "2030-01-02", "2030-02-01").map(CalendarDate.parse));
/** What batches are made of, anew in each run: one that other runs have allocated from would be a false witness. */
const stock = fc
  .uniqueArray(fc.record({ reference: fc.nat(99), sku, purchasedQuantity: fc.nat(30), eta }), {
    selector: ({ reference }) => reference,
    maxLength: 6,
  })
  .map((rows) => rows.map((row) => ({ ...row, reference: BatchReference.parse(`batch-${row.reference}`) })));
const orders = fc
  .array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 12 }) }), { maxLength: 20 })
  .map((lines) => lines.map((line, at) => ({ ...line, orderId: OrderId.parse(`order-${at}`) })));

test("a batch never promises more than it has, nor another product", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const batches = rows.map(aBatch);
      for (const line of lines) answerTo(line, batches);

      for (const batch of batches) {
        expect(quantityHeldBy(batch)).toBeLessThanOrEqual(batch.purchasedQuantity);
        expect(batch.availableQuantity).toBe(batch.purchasedQuantity - quantityHeldBy(batch));
        expect(batch.lines.filter((line) => line.sku !== batch.sku)).toEqual([]);
      }
    }),
  );
});

test("asking again gives the same answer and changes nothing", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const batches = rows.map(aBatch);
      const answers = lines.map((line) => answerTo(line, batches));
      const before = allocations(batches);

      const again = lines.map((line) => answerTo({ ...line }, batches));

      expect(again).toEqual(answers);
      expect(allocations(batches)).toEqual(before);
    }),
  );
});

test("allocating and deallocating leaves everything as it was", () => {
  fc.assert(
    fc.property(stock, orders, (rows, [line, ...others]) => {
      const batches = rows.map(aBatch);
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
    fc.property(stock, orders, (rows, lines) => {
      const batches = rows.map(aBatch);
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
    fc.property(stock, fc.infiniteStream(fc.nat()), (rows, dice) => {
      const batches = rows.map(aBatch);
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

test("a line goes to the earliest of the batches that have room, and is out of stock only when none has", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const batches = rows.map(aBatch);
      for (const line of lines) {
        const earliest = Math.min(...batches.filter((batch) => hasRoom(batch, line)).map(arrival));

        const reference = answerTo(line, batches);

        const chosen = batches.filter((batch) => batch.reference === reference);
        expect(Math.min(...chosen.map(arrival))).toBe(earliest);
      }
    }),
  );
});

/** Whether a batch could serve the line, worked out from what was bought and what it holds: it is not asked itself. */
function hasRoom(batch: Batch, line: OrderLine): boolean {
  return batch.sku === line.sku && quantityHeldBy(batch) + line.quantity <= batch.purchasedQuantity;
}

function quantityHeldBy({ lines }: Batch): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

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
