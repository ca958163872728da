import { expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { addBatch, allocate, changeBatchQuantity } from "../../src/service-layer/services.ts";
import { fakeBatchStore } from "../fakes.ts";
import { newBatch, requestedLine } from "../primitives.ts";

test("still wrong: of two that ask at the same time, both are sold the last lamps", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeBatchStore());
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);

  const answers = await Promise.all([
    allocate(requestedLine({ orderId: "order-1", quantity: 20 }), startUnitOfWork),
    allocate(requestedLine({ orderId: "order-2", quantity: 20 }), startUnitOfWork),
  ]);

  expect(answers).toEqual(["batch-1", "batch-1"]);
});

test("still wrong: of two that change a batch's quantity at the same time, one is overwritten unseen", async () => {
  const startUnitOfWork = unitOfWorkOver(fakeBatchStore());
  await addBatch(newBatch({ quantity: 20 }), startUnitOfWork);
  const line = requestedLine({ quantity: 20 });
  await allocate(line, startUnitOfWork);

  const homeless = await Promise.all(
    [10, 30].map((quantity) => changeBatchQuantity("batch-1", quantity, startUnitOfWork)),
  );

  // The line is homeless, though thirty lamps were bought.
  expect(homeless).toEqual([[line], []]);
  expect(await allocate(requestedLine({ orderId: "order-2", quantity: 30 }), startUnitOfWork)).toBe("batch-1");
});
