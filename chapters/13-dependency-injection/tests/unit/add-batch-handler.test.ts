import { beforeEach, describe, expect, test } from "vitest";
import { busOverFakes } from "../bus.ts";
import { later, newBatch, requestedLine, tomorrow } from "../primitives.ts";

let handle: ReturnType<typeof busOverFakes>["handle"];
beforeEach(() => {
  ({ handle } = busOverFakes());
});

test("a batch that was added can be allocated from, down to its last piece", async () => {
  await handle(newBatch({ reference: "lamps", quantity: 20 }));

  expect(await handle(requestedLine({ quantity: 20 }))).toBe("lamps");
  await expect(handle(requestedLine({ orderId: "order-2", quantity: 1 }))).resolves.toBeNull();
});

test("takes text, a number, and null for a batch that is in the warehouse", async () => {
  await handle(newBatch({ reference: "shipment", eta: tomorrow }));
  await handle(newBatch({ reference: "warehouse", eta: null }));

  expect(await handle(requestedLine())).toBe("warehouse");
});

test("a date is kept: the earlier shipment is taken first", async () => {
  await handle(newBatch({ reference: "late", eta: later }));
  await handle(newBatch({ reference: "early", eta: tomorrow }));

  expect(await handle(requestedLine())).toBe("early");
});

test.each([null, tomorrow])("the same batch again (eta %s) changes nothing: what was allocated stays", async (eta) => {
  await handle(newBatch({ quantity: 20, eta }));
  await handle(requestedLine({ quantity: 15 }));

  await handle(newBatch({ quantity: 20, eta }));

  await expect(handle(requestedLine({ orderId: "order-2", quantity: 6 }))).resolves.toBeNull();
});

test("the same batch, its date written with a time of day, is the same", async () => {
  await handle(newBatch({ eta: tomorrow }));

  const again = handle(newBatch({ eta: `${tomorrow}T08:00:00Z` }));

  await expect(again).resolves.toBeUndefined();
});

describe("another batch under the same reference", () => {
  test.each([{ sku: "CHAIR" }, { quantity: 100 }, { eta: tomorrow }, { eta: null }])(
    "is a conflict: %j",
    async (other) => {
      const original = newBatch({ reference: "batch-1", quantity: 20, eta: later });
      await handle(original);

      const attempt = handle({ ...original, ...other });

      await expect(attempt).rejects.toMatchObject({
        name: "ConflictingBatch",
        code: "conflicting-batch",
        message: "Batch batch-1 is there already, with another sku, quantity or eta",
      });
    },
  );

  test("adds nothing, and takes nothing away", async () => {
    await handle(newBatch({ quantity: 20 }));

    await handle(newBatch({ quantity: 100 })).catch(() => {});

    await expect(handle(requestedLine({ quantity: 21 }))).resolves.toBeNull();
    expect(await handle(requestedLine({ quantity: 20 }))).toBe("batch-1");
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
  await expect(handle(newBatch(wrong))).rejects.toMatchObject({ code: "invalid-value" });

  await expect(handle(requestedLine())).rejects.toMatchObject({ code: "invalid-sku" });
});
