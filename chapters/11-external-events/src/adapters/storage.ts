import type { StartUnitOfWork } from "../service-layer/unit-of-work.ts";
import { isPostgresCircumstance } from "./postgres/circumstances.ts";
import { openPool } from "./postgres/connection.ts";
import { postgresProductStore } from "./postgres/product-store.ts";
import { sayingUnavailable } from "./saying-unavailable.ts";
import { isSqliteCircumstance } from "./sqlite/circumstances.ts";
import { openDatabase } from "./sqlite/connection.ts";
import { sqliteProductStore } from "./sqlite/product-store.ts";
import { Turns } from "./turns.ts";
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
  const store = sayingUnavailable(sqliteProductStore(client), isSqliteCircumstance);
  return { startUnitOfWork: unitOfWorkOver(store, new Turns()), close: async () => void client.close() };
}

async function onPostgres(url: string): Promise<Storage> {
  const pool = await openPool(url);
  const store = sayingUnavailable(postgresProductStore(pool), isPostgresCircumstance);
  return { startUnitOfWork: unitOfWorkOver(store, new Turns()), close: () => pool.end() };
}
