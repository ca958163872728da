import { Sku } from "@cosmic/kernel";
import { randomOrderId } from "@cosmic/testkit/random";
import { expect, test } from "vitest";
import { ConflictingOrderLine } from "../../src/domain/conflicting-order-line.ts";
import { sameLine } from "../../src/domain/order-line.ts";
import { aBatch, aLine } from "../builders.ts";

test("lines with equal parts are the same line", () => {
  const line = aLine();

  expect(sameLine(line, { ...line })).toBe(true);
});

test("lines that differ in any part are not", () => {
  const line = aLine({ quantity: 2 });

  expect(sameLine(line, { ...line, quantity: 3 })).toBe(false);
  expect(sameLine(line, { ...line, sku: Sku.parse("CHAIR") })).toBe(false);
  expect(sameLine(line, { ...line, orderId: randomOrderId() })).toBe(false);
});

test("allocating the same line twice changes nothing", () => {
  const batch = aBatch({ purchasedQuantity: 20 });
  const line = aLine({ quantity: 2 });

  batch.allocate(line);
  batch.allocate({ ...line });

  expect(batch.availableQuantity).toBe(18);
  expect(batch.lines).toEqual([line]);
});

test("the same line again is no matter of stock", () => {
  const batch = aBatch({ purchasedQuantity: 2 });
  const line = aLine({ quantity: 2 });
  batch.allocate(line);

  expect(() => batch.allocate({ ...line })).not.toThrow();
});

test("an order that holds a line cannot ask for another quantity of it", () => {
  const batch = aBatch();
  const held = aLine({ quantity: 2 });
  batch.allocate(held);

  const allocate = () => batch.allocate({ ...held, quantity: 3 });

  expect(allocate).toThrow(ConflictingOrderLine);
  expect(allocate).toThrow(`Order ${held.orderId} already holds 2 of sku LAMP, it cannot ask for 3`);
  expect(batch.lines).toEqual([held]);
});

test("a conflict has a name and a code", () => {
  const conflict = new ConflictingOrderLine(aLine(), aLine());

  expect(conflict).toMatchObject({ name: "ConflictingOrderLine", code: "conflicting-order-line" });
});

test("finds the line that an order holds", () => {
  const batch = aBatch();
  const held = aLine();
  const { orderId, sku } = held;
  batch.allocate(held);

  expect(batch.lineOf({ orderId, sku })).toEqual(held);
  expect(batch.lineOf({ orderId: randomOrderId(), sku })).toBeUndefined();
  expect(batch.lineOf({ orderId, sku: Sku.parse("CHAIR") })).toBeUndefined();
});
