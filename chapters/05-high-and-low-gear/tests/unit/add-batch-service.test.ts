import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { addBatch, allocate } from "../../src/service-layer/services.ts";
import { FakeBatchRepository } from "../fakes.ts";
import { later, newBatch, requestedLine, tomorrow } from "../primitives.ts";

let repository: FakeBatchRepository;
beforeEach(() => {
  repository = new FakeBatchRepository();
});

test("a batch that was added can be allocated from, down to its last piece", async () => {
  await addBatch(newBatch({ reference: "lamps", quantity: 20 }), repository);

  expect(await allocate(requestedLine({ quantity: 20 }), repository)).toBe("lamps");
  await expect(allocate(requestedLine({ orderId: "order-2", quantity: 1 }), repository)).rejects.toMatchObject({
    code: "out-of-stock",
  });
});

test("takes text, a number, and null for a batch that is in the warehouse", async () => {
  type Batch = Readonly<{ reference: string; sku: string; quantity: number; eta: string | null }>;
  expectTypeOf(addBatch).parameter(0).toExtend<Batch>();
  expectTypeOf<Batch>().toExtend<Parameters<typeof addBatch>[0]>();

  await addBatch(newBatch({ reference: "shipment", eta: tomorrow }), repository);
  await addBatch(newBatch({ reference: "warehouse", eta: null }), repository);

  expect(await allocate(requestedLine(), repository)).toBe("warehouse");
});

test("a date is kept: the earlier shipment is taken first", async () => {
  await addBatch(newBatch({ reference: "late", eta: later }), repository);
  await addBatch(newBatch({ reference: "early", eta: tomorrow }), repository);

  expect(await allocate(requestedLine(), repository)).toBe("early");
});

test.each([null, tomorrow])("the same batch again (eta %s) changes nothing: what was allocated stays", async (eta) => {
  await addBatch(newBatch({ quantity: 20, eta }), repository);
  await allocate(requestedLine({ quantity: 15 }), repository);

  await addBatch(newBatch({ quantity: 20, eta }), repository);

  await expect(allocate(requestedLine({ orderId: "order-2", quantity: 6 }), repository)).rejects.toMatchObject({
    code: "out-of-stock",
  });
});

test("the same batch, its date written with a time of day, is the same", async () => {
  await addBatch(newBatch({ eta: tomorrow }), repository);

  const again = addBatch(newBatch({ eta: `${tomorrow}T08:00:00Z` }), repository);

  await expect(again).resolves.toBeUndefined();
});

describe("another batch under the same reference", () => {
  test.each([{ sku: "CHAIR" }, { quantity: 100 }, { eta: tomorrow }, { eta: null }])(
    "is a conflict: %j",
    async (other) => {
      const original = newBatch({ reference: "batch-1", quantity: 20, eta: later });
      await addBatch(original, repository);

      const attempt = addBatch({ ...original, ...other }, repository);

      await expect(attempt).rejects.toMatchObject({
        name: "ConflictingBatch",
        code: "conflicting-batch",
        message: "Batch batch-1 is there already, with another sku, quantity or eta",
      });
    },
  );

  test("adds nothing, and takes nothing away", async () => {
    await addBatch(newBatch({ quantity: 20 }), repository);

    await addBatch(newBatch({ quantity: 100 }), repository).catch(() => {});

    await expect(allocate(requestedLine({ quantity: 21 }), repository)).rejects.toMatchObject({ code: "out-of-stock" });
    expect(await allocate(requestedLine({ quantity: 20 }), repository)).toBe("batch-1");
  });
});

test.each([
  { reference: "" },
  { sku: "" },
  { sku: "x".repeat(256) },
  { eta: "" },
  { eta: "soon" },
  { eta: "2030-02-30" },
])("refuses text that cannot be what it should, and adds nothing: %j", async (wrong) => {
  await expect(addBatch(newBatch(wrong), repository)).rejects.toMatchObject({ code: "invalid-value" });

  await expect(allocate(requestedLine(), repository)).rejects.toMatchObject({ code: "invalid-sku" });
});
