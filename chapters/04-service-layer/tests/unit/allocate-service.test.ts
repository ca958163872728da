import { randomSku } from "@cosmic/testkit/random";
import { beforeEach, expect, test } from "vitest";
import { ConflictingOrderLine } from "../../src/domain/conflicting-order-line.ts";
import { OutOfStock } from "../../src/domain/out-of-stock.ts";
import { InvalidSku } from "../../src/service-layer/invalid-sku.ts";
import { allocate } from "../../src/service-layer/services.ts";
import { aBatch, aLine, lamp, tomorrow } from "../builders.ts";
import { FakeBatchRepository } from "../fakes.ts";

let repository: FakeBatchRepository;
beforeEach(() => {
  repository = new FakeBatchRepository();
});

test("answers with the reference of the best batch", async () => {
  const [shipment, warehouse] = [aBatch({ eta: tomorrow }), aBatch()];
  for (const batch of [shipment, warehouse]) await repository.save(batch);

  const reference = await allocate(aLine(), repository);

  expect(reference).toBe(warehouse.reference);
});

test("saves what it allocated", async () => {
  const batch = aBatch();
  await repository.save(batch);
  const line = aLine();

  await allocate(line, repository);

  expect((await repository.get(batch.reference))?.lines).toEqual([line]);
});

test("saves only the batch that it changed", async () => {
  const [warehouse, shipment] = [aBatch(), aBatch({ eta: tomorrow })];
  for (const batch of [warehouse, shipment]) await repository.save(batch);
  const saved: unknown[] = [];
  repository.save = async (batch) => void saved.push(batch.reference);

  await allocate(aLine(), repository);

  expect(saved).toEqual([warehouse.reference]);
});

test("does not know a product that nobody ever bought", async () => {
  const unknown = randomSku();
  await repository.save(aBatch());

  const attempt = allocate(aLine({ sku: unknown }), repository);

  await expect(attempt).rejects.toThrow(new InvalidSku(unknown));
  await expect(attempt).rejects.toMatchObject({
    name: "InvalidSku",
    code: "invalid-sku",
    message: `Invalid sku ${unknown}`,
  });
});

test("says out of stock, and saves nothing", async () => {
  const batch = aBatch({ purchasedQuantity: 1 });
  await repository.save(batch);

  const attempt = allocate(aLine({ quantity: 2 }), repository);

  await expect(attempt).rejects.toThrow(new OutOfStock(lamp));
  expect((await repository.get(batch.reference))?.lines).toEqual([]);
});

test("the same line again is answered with the same batch, and allocated once", async () => {
  const batch = aBatch();
  await repository.save(batch);
  const line = aLine();
  await allocate(line, repository);
  await repository.save(aBatch({ purchasedQuantity: 100 }));

  const again = await allocate(line, repository);

  expect(again).toBe(batch.reference);
  expect((await repository.get(batch.reference))?.lines).toEqual([line]);
});

test("the same order cannot ask for another quantity", async () => {
  await repository.save(aBatch());
  const line = aLine({ quantity: 2 });
  await allocate(line, repository);

  await expect(allocate({ ...line, quantity: 3 }, repository)).rejects.toThrow(ConflictingOrderLine);
});
