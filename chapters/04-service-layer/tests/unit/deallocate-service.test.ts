import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import { beforeEach, expect, test } from "vitest";
import { InvalidSku } from "../../src/service-layer/invalid-sku.ts";
import { NotAllocated } from "../../src/service-layer/not-allocated.ts";
import { allocate, deallocate } from "../../src/service-layer/services.ts";
import { aBatch, aLine, lamp, tomorrow } from "../builders.ts";
import { FakeBatchRepository } from "../fakes.ts";

let repository: FakeBatchRepository;
beforeEach(() => {
  repository = new FakeBatchRepository();
});

test("gives back what the order holds, and says which batch held it", async () => {
  const [full, shipment] = [aBatch({ purchasedQuantity: 1 }), aBatch({ eta: tomorrow })];
  for (const batch of [full, shipment]) await repository.save(batch);
  const line = aLine({ quantity: 2 });
  await allocate(line, repository);

  const reference = await deallocate(line.orderId, line.sku, repository);

  expect(reference).toBe(shipment.reference);
  expect((await repository.get(shipment.reference))?.lines).toEqual([]);
});

test("leaves what other orders hold", async () => {
  const batch = aBatch();
  await repository.save(batch);
  const [kept, returned] = [aLine(), aLine()];
  await allocate(kept, repository);
  await allocate(returned, repository);

  await deallocate(returned.orderId, returned.sku, repository);

  expect((await repository.get(batch.reference))?.lines).toEqual([kept]);
});

test("says so when the order holds nothing of the product", async () => {
  await repository.save(aBatch());
  const stranger = randomOrderId();

  const attempt = deallocate(stranger, lamp, repository);

  await expect(attempt).rejects.toThrow(new NotAllocated(stranger, lamp));
  await expect(attempt).rejects.toMatchObject({
    name: "NotAllocated",
    code: "not-allocated",
    message: `Order ${stranger} holds nothing of sku LAMP`,
  });
});

test("does not know a product that nobody ever bought", async () => {
  const unknown = randomSku();

  await expect(deallocate(randomOrderId(), unknown, repository)).rejects.toThrow(new InvalidSku(unknown));
});
