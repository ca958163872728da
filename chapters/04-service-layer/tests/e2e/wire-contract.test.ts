import path from "node:path";
import { checksFor, type Service } from "@cosmic/conformance";
import { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { startApplication, temporaryFolder } from "@cosmic/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { Batch } from "../../src/domain/batch.ts";

const resources = new AsyncDisposableStack();
let service: Service;

beforeAll(async () => {
  const data = resources.use(await temporaryFolder());
  const file = path.join(data.path, "allocation.sqlite");
  const env = { DATABASE_URL: file };
  const application = resources.use(await startApplication({ folder: path.join(import.meta.dirname, "../.."), env }));
  const database = resources.adopt(openDatabase(file), (client) => void client.close());
  service = { url: application.url, addBatch: stockIn(new SqliteBatchRepository(database)) };
});
afterAll(() => resources.disposeAsync());

describe("the application keeps the wire contract", () => {
  for (const { title, run } of checksFor("04"))
    test(title, async () => {
      await expect(run(service)).resolves.toBeUndefined();
    });
});

/** There is no way to add a batch over HTTP yet: stock goes straight into the application's database. */
function stockIn(repository: SqliteBatchRepository): Service["addBatch"] {
  return ({ ref, sku, qty, eta }) =>
    repository.save(
      new Batch({
        reference: BatchReference.parse(ref),
        sku: Sku.parse(sku),
        purchasedQuantity: qty,
        eta: eta === null ? null : CalendarDate.parse(eta),
      }),
    );
}
