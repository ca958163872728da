import { expect, test } from "vitest";
import { allocate } from "../../src/domain/allocate.ts";
import { aBatch, aLine, later, tomorrow } from "../builders.ts";

test("prefers warehouse stock to shipments", () => {
  const shipment = aBatch({ eta: tomorrow });
  const warehouse = aBatch({ eta: null });
  const line = aLine();

  const reference = allocate(line, [shipment, warehouse]);

  expect(reference).toBe(warehouse.reference);
  expect(warehouse.lines).toEqual([line]);
  expect(shipment.lines).toEqual([]);
});

test("prefers the shipment that arrives earlier", () => {
  const [lateShipment, earlyShipment] = [aBatch({ eta: later }), aBatch({ eta: tomorrow })];

  const reference = allocate(aLine(), [lateShipment, earlyShipment]);

  expect(reference).toBe(earlyShipment.reference);
  expect(lateShipment.availableQuantity).toBe(20);
});

test("goes on to the next batch when the best one has no room", () => {
  const warehouse = aBatch({ purchasedQuantity: 1 });
  const shipment = aBatch({ eta: tomorrow });

  const reference = allocate(aLine({ quantity: 2 }), [warehouse, shipment]);

  expect(reference).toBe(shipment.reference);
  expect(warehouse.availableQuantity).toBe(1);
});

test("never splits a line over two batches", () => {
  const small = aBatch({ purchasedQuantity: 3 });
  const large = aBatch({ purchasedQuantity: 5, eta: later });

  allocate(aLine({ quantity: 4 }), [small, large]);

  expect([small.availableQuantity, large.availableQuantity]).toEqual([3, 1]);
});

test("leaves the list of batches in the order it came in", () => {
  const batches = [aBatch({ eta: later }), aBatch({ eta: tomorrow }), aBatch()];
  const before = [...batches];

  const reference = allocate(aLine(), batches);

  expect(batches).toEqual(before);
  expect(reference).toBe(before[2]?.reference);
});
