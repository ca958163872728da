import type { StartUnitOfWork } from "../service-layer/unit-of-work.ts";
import type { BatchChange } from "./batch-rows.ts";
import type { BatchStore } from "./batch-store.ts";
import { postgresBatchStore } from "./postgres/batch-store.ts";
import { isPostgresCircumstance } from "./postgres/circumstances.ts";
import { openPool } from "./postgres/connection.ts";
import type { ProductChange } from "./product-rows.ts";
import type { ProductStore } from "./product-store.ts";
import { sayingUnavailable } from "./saying-unavailable.ts";
import { sqliteBatchStore } from "./sqlite/batch-store.ts";
import { isSqliteCircumstance } from "./sqlite/circumstances.ts";
import { openDatabase } from "./sqlite/connection.ts";
import { unitOfWorkOver } from "./unit-of-work.ts";

/** Where everything is kept: a SQLite file (or `:memory:`), or a PostgreSQL database. */
export type StorageAddress = Readonly<{ kind: "sqlite"; file: string } | { kind: "postgres"; url: string }>;

export type Storage = Readonly<{ startUnitOfWork: StartUnitOfWork; close: () => Promise<void> }>;

/** Opens the database and brings its tables up to date. @throws MigrationFailed, and what the database itself throws. */
export async function openStorage(address: StorageAddress): Promise<Storage> {
  return address.kind === "sqlite" ? onSqlite(address.file) : onPostgres(address.url);
}

function onSqlite(file: string): Storage {
  const client = openDatabase(file);
  const store = sayingUnavailable(withoutVersions(sqliteBatchStore(client)), isSqliteCircumstance);
  return { startUnitOfWork: unitOfWorkOver(store), close: async () => void client.close() };
}

async function onPostgres(url: string): Promise<Storage> {
  const pool = await openPool(url);
  const store = sayingUnavailable(withoutVersions(postgresBatchStore(pool)), isPostgresCircumstance);
  return { startUnitOfWork: unitOfWorkOver(store), close: () => pool.end() };
}

/** A store of batches beneath a unit of work of products, as long as a database has no other: nobody checks a version. */
function withoutVersions(store: BatchStore): ProductStore {
  return {
    load: async (sku) => {
      const found = await store.loadBySku(sku);
      if (found.length === 0) return undefined;
      const [batches, lines] = [found.map(({ batch }) => batch), found.flatMap(({ lines }) => lines)];
      return { sku, version: 0, batches, lines };
    },
    skuOf: async (reference) => (await store.load(reference))?.batch.sku,
    write: (changes) => store.write(changes.flatMap(batchChanges)),
  };
}

function batchChanges({ newBatches, changedBatches, deleted, inserted }: ProductChange): BatchChange[] {
  const rows = [...newBatches, ...changedBatches].map((batch) => ({ batch, deleted: [], inserted: [] }));
  return [...rows, { deleted, inserted }];
}
