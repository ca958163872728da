import { Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import { allocate } from "../../src/domain/allocate.ts";
import { ConflictingOrderLine } from "../../src/domain/conflicting-order-line.ts";
import { OutOfStock } from "../../src/domain/out-of-stock.ts";
import { aBatch, aLine, lamp, tomorrow } from "../builders.ts";

test("says out of stock when no batch has room", () => {
  const batch = aBatch({ purchasedQuantity: 2 });
  allocate(aLine({ quantity: 2 }), [batch]);

  expect(() => allocate(aLine({ quantity: 1 }), [batch])).toThrow(new OutOfStock(lamp));
});

test("says out of stock when there is no batch of the product at all", () => {
  const chair = Sku.parse("CHAIR");

  expect(() => allocate(aLine({ sku: chair }), [aBatch(), aBatch()])).toThrow(new OutOfStock(chair));
  expect(() => allocate(aLine(), [])).toThrow(OutOfStock);
});

test("a line that is allocated already stays where it is, though a better batch has come", () => {
  const shipment = aBatch({ eta: tomorrow });
  const line = aLine();
  allocate(line, [shipment]);

  const warehouse = aBatch({ eta: null });
  const reference = allocate(line, [warehouse, shipment]);

  expect(reference).toBe(shipment.reference);
  expect(warehouse.lines).toEqual([]);
});

test("a line that is allocated already stays where it is, though its batch is full", () => {
  const full = aBatch({ purchasedQuantity: 2 });
  const line = aLine({ quantity: 2 });
  allocate(line, [full]);

  const reference = allocate(line, [full, aBatch()]);

  expect(reference).toBe(full.reference);
});

test("an order that holds a line somewhere cannot ask for another quantity of it", () => {
  const batches = [aBatch({ purchasedQuantity: 2 }), aBatch({ eta: tomorrow })];
  const line = aLine({ quantity: 2 });
  allocate(line, batches);

  expect(() => allocate({ ...line, quantity: 3 }, batches)).toThrow(ConflictingOrderLine);
});
