import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqlBatchRepository } from "../../src/adapters/sqlite/sql-batch-repository.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { aBatch, aLine } from "../builders.ts";
import { allOrNothing } from "../contracts/all-or-nothing.ts";
import { batchRepositoryContract } from "../contracts/batch-repository.ts";

const client = openDatabase(":memory:");
client.pragma("reverse_unordered_selects = on"); // Whoever forgets an "order by" shall see it.

batchRepositoryContract("hand-written SQL on SQLite", () => new SqlBatchRepository(client));
allOrNothing("hand-written SQL on SQLite", (database) => new SqlBatchRepository(database));

test("both adapters read what the other has written", async () => {
  const [byHand, byDrizzle] = [new SqlBatchRepository(client), new SqliteBatchRepository(client)];
  const batch = aBatch();
  const [first, second] = [aLine(), aLine()];

  batch.allocate(first);
  await byHand.save(batch);
  const reread = await byDrizzle.get(batch.reference);
  reread?.allocate(second);
  if (reread) await byDrizzle.save(reread);

  expect((await byHand.get(batch.reference))?.lines).toEqual([first, second]);
});
