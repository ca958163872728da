import type { BatchReference, Sku } from "@cosmic/kernel";
import type Database from "better-sqlite3";
import { type BatchChange, toBatchRows } from "../batch-rows.ts";
import type { BatchStore } from "../batch-store.ts";
import { prepareQueries } from "./queries.ts";

/**
 * Batches in SQLite. Reading and writing are one transaction each, and synchronous: nothing else of this process can come
 * between its beginning and its end, and no transaction waits while somebody thinks.
 */
export function sqliteBatchStore(client: Database.Database): BatchStore {
  const query = prepareQueries(client);
  const load = client.transaction((reference: BatchReference) =>
    toBatchRows(query.batch.all({ reference }), query.linesOfBatch.all({ reference })),
  );
  const loadBySku = client.transaction((sku: Sku) =>
    toBatchRows(query.batchesOfSku.all({ sku }), query.linesOfSku.all({ sku })),
  );
  const write = client.transaction((changes: readonly BatchChange[]) => {
    for (const { batch } of changes) if (batch) query.saveBatch.run(batch);
    // A line may have moved from one batch to another: it leaves before it arrives.
    for (const line of changes.flatMap(({ deleted, inserted }) => [...deleted, ...inserted]))
      query.deleteLine.run(line);
    for (const line of changes.flatMap(({ inserted }) => inserted)) query.insertLine.run(line);
  });
  return {
    load: async (reference) => load(reference)[0],
    loadBySku: async (sku) => loadBySku(sku),
    write: async (changes) => write.immediate(changes),
  };
}
