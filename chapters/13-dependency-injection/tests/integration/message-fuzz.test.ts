import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { standsNonsenseMessages } from "../contracts/nonsense-messages.ts";

test("whatever is sent as a message: the consumer lives on, and what was dropped wrote nothing", {
  timeout: 120_000,
}, async () => {
  const client = openDatabase(":memory:");
  const rowsWritten = client.prepare("select total_changes()").pluck();

  const seen = await standsNonsenseMessages({
    startUnitOfWork: unitOfWorkOver(sqliteProductStore(client)),
    traces: async () => rowsWritten.get(),
    messages: 10_000,
  });

  expect([...seen].sort()).toEqual(
    [
      ...["served", "RefusedRequest", "InvalidSku", "ConflictingOrderLine"].map((each) => `${each} allocate`),
      ...["served", "RefusedRequest", "UnknownBatch"].map((each) => `${each} change_batch_quantity`),
    ].sort(),
  );
});
