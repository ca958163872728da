import { BatchReference, CalendarDate, OrderId } from "@cosmic/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderLine } from "../../src/domain/order-line.ts";
import { byPreference } from "../../src/domain/preference.ts";
import type { BatchOfProduct, Product } from "../../src/domain/product.ts";
import { aBatch, aProduct, lamp } from "../builders.ts";

const eta = fc.option(fc.constantFrom("2030-01-01", "2030-01-02", "2030-02-01").map(CalendarDate.parse));
/** What batches are made of, anew in each run: one that other runs have allocated from would be a false witness. */
const stock = fc
  .uniqueArray(fc.record({ reference: fc.nat(99), purchasedQuantity: fc.nat(30), eta }), {
    selector: ({ reference }) => reference,
    maxLength: 6,
  })
  .map((rows) => rows.map((row) => ({ ...row, reference: BatchReference.parse(`batch-${row.reference}`) })));
const orders = fc
  .array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 })
  .map((quantities) =>
    quantities.map((quantity, at) => ({ orderId: OrderId.parse(`order-${at}`), sku: lamp, quantity })),
  );

test("a product never promises more than it has", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      for (const line of lines) product.allocate(line);

      for (const batch of product.batches) {
        expect(quantityHeldBy(batch)).toBeLessThanOrEqual(batch.purchasedQuantity);
        expect(batch.availableQuantity).toBe(batch.purchasedQuantity - quantityHeldBy(batch));
      }
    }),
  );
});

test("nor once less turns out to have been bought: every line is either still held or given back", () => {
  fc.assert(
    fc.property(stock, orders, fc.nat(30), (rows, lines, quantity) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      const allocated = lines.filter((line) => product.allocate(line) !== null);
      const [batch] = product.batches;
      fc.pre(batch !== undefined);

      product.takeEvents();
      product.changeBatchQuantity(batch.reference, quantity);

      expect(quantityHeldBy(batch)).toBeLessThanOrEqual(quantity);
      expect([...linesLetGo(product), ...linesOf(product)].sort(byOrder)).toEqual(allocated.sort(byOrder));
    }),
  );
});

test("of a batch that never comes no line is lost: the latest first, each has another batch or is out of stock", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      for (const line of lines) product.allocate(line);
      const [lost] = product.batches;
      fc.pre(lost !== undefined);
      const before = [...lost.lines];
      const others = linesOf(product).filter((line) => !before.includes(line));
      product.takeEvents();

      const moves = [];
      for (
        let next = product.relocateLatestLine(lost.reference);
        next;
        next = product.relocateLatestLine(lost.reference)
      )
        moves.push(next);

      expect(moves.map(({ line }) => line)).toEqual(before.toReversed());
      const found = moves.map(
        ({ line }) => product.batches.find(({ lines }) => lines.includes(line))?.reference ?? null,
      );
      expect(found).toEqual(moves.map(({ to }) => to));
      expect(product.takeEvents()).toMatchObject(
        moves.map(({ line, to }) =>
          to === null ? { type: "OutOfStock", ...line } : { type: "Allocated", ...line, reference: to },
        ),
      );
      expect(lost).toMatchObject({ purchasedQuantity: 0, lines: [] });
      expect(linesOf(product)).toEqual(expect.arrayContaining(others));
      for (const batch of product.batches) expect(quantityHeldBy(batch)).toBeLessThanOrEqual(batch.purchasedQuantity);
    }),
  );
});

test("asking again gives the same answer and changes nothing", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      const answers = lines.map((line) => product.allocate(line));
      const before = stateOf(product);

      const again = lines.map((line) => product.allocate({ ...line }));

      expect(again).toEqual(answers);
      expect(stateOf(product)).toEqual(before);
    }),
  );
});

test("allocating and deallocating leaves everything as it was, but two versions later", () => {
  fc.assert(
    fc.property(stock, orders, (rows, [line, ...others]) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      fc.pre(line !== undefined);
      for (const other of others) product.allocate(other);
      const before = stateOf(product);
      fc.pre(product.allocate(line) !== null);

      product.deallocate(line.orderId);

      expect(stateOf(product)).toEqual({ ...before, version: before.version + 2 });
    }),
  );
});

test("no line is lost: each is held by exactly one batch, or was answered with none", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      const answers = lines.map((line) => product.allocate(line));

      const holders = lines.map((line) => product.batches.filter((batch) => batch.lines.includes(line)));
      expect(holders.map((found) => found.map((batch) => batch.reference))).toEqual(
        answers.map((answer) => (answer === null ? [] : [answer])),
      );
    }),
  );
});

test("the version moves once for each line that is allocated, and for no other", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      const allocated = lines.filter((line) => product.allocate(line) !== null);

      expect(product.version).toBe(allocated.length);
    }),
  );
});

test("preference is a total order: any two batches have one, whatever the order they come in", () => {
  fc.assert(
    fc.property(stock, fc.infiniteStream(fc.nat()), (rows, dice) => {
      const batches = rows.map(aBatch);
      const shuffled = batches.map((batch) => ({ batch, at: dice.next().value })).sort((a, b) => a.at - b.at);

      const sorted = shuffled.map(({ batch }) => batch).sort(byPreference);

      expect(sorted).toEqual(batches.toSorted(byPreference));
      for (const [at, better] of sorted.entries())
        for (const worse of sorted.slice(at + 1)) {
          expect(byPreference(better, worse)).toBeLessThan(0);
          expect(byPreference(worse, better)).toBeGreaterThan(0);
        }
    }),
  );
});

test("a line goes to the earliest of the batches that have room, and to none only when none has", () => {
  fc.assert(
    fc.property(stock, orders, (rows, lines) => {
      const product = aProduct({ batches: rows.map(aBatch) });
      for (const line of lines) {
        const earliest = Math.min(...product.batches.filter((batch) => hasRoom(batch, line)).map(arrival));

        const reference = product.allocate(line);

        const chosen = product.batches.filter((batch) => batch.reference === reference);
        expect(Math.min(...chosen.map(arrival))).toBe(earliest);
      }
    }),
  );
});

/** Whether a batch could serve the line, worked out from what was bought and what it holds: it is not asked itself. */
function hasRoom(batch: BatchOfProduct, line: OrderLine): boolean {
  return quantityHeldBy(batch) + line.quantity <= batch.purchasedQuantity;
}

function quantityHeldBy({ lines }: BatchOfProduct): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Milliseconds; what is in the warehouse arrived before any shipment. */
function arrival({ eta }: BatchOfProduct): number {
  return eta === null ? Number.NEGATIVE_INFINITY : Date.parse(eta);
}

function linesLetGo(product: Product): OrderLine[] {
  const events = product.takeEvents().filter((event) => event.type === "Deallocated");
  return events.map(({ orderId, sku, quantity }) => ({ orderId, sku, quantity }));
}

function linesOf({ batches }: Product): OrderLine[] {
  return batches.flatMap(({ lines }) => lines);
}

function stateOf({ version, batches }: Product) {
  return { version, batches: batches.map(({ reference, lines }) => ({ reference, lines })) };
}

function byOrder(one: OrderLine, other: OrderLine): number {
  return one.orderId.localeCompare(other.orderId);
}
