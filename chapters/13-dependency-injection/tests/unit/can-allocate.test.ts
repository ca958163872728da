import { Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import { aBatch, aLine } from "../builders.ts";

test.each([
  { available: 20, wanted: 2, can: true },
  { available: 2, wanted: 2, can: true },
  { available: 2, wanted: 3, can: false },
  { available: 0, wanted: 1, can: false },
])("with $available available, $wanted can be allocated: $can", ({ available, wanted, can }) => {
  const batch = aBatch({ purchasedQuantity: available });

  expect(batch.canAllocate(aLine({ quantity: wanted }))).toBe(can);
});

test("a line of another product cannot be allocated", () => {
  const batch = aBatch({ sku: Sku.parse("LAMP") });

  expect(batch.canAllocate(aLine({ sku: Sku.parse("CHAIR") }))).toBe(false);
});

test("counts what other lines took already", () => {
  const batch = aBatch({ purchasedQuantity: 10 });
  batch.allocate(aLine({ quantity: 9 }));

  expect(batch.canAllocate(aLine({ quantity: 1 }))).toBe(true);
  expect(batch.canAllocate(aLine({ quantity: 2 }))).toBe(false);
});

test("refuses a line that it cannot take, and stays as it was", () => {
  const batch = aBatch({ purchasedQuantity: 1 });

  const allocate = () => batch.allocate(aLine({ quantity: 2 }));

  expect(allocate).toThrow(`Batch ${batch.reference} cannot take 2 of sku LAMP`);
  expect(batch.availableQuantity).toBe(1);
});

test("refuses a line of another product", () => {
  const batch = aBatch();
  const chair = aLine({ sku: Sku.parse("CHAIR") });

  expect(() => batch.allocate(chair)).toThrow(`Batch ${batch.reference} cannot take 2 of sku CHAIR`);
  expect(batch.lines).toEqual([]);
});
