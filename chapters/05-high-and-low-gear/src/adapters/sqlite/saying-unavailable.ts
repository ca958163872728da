import Database from "better-sqlite3";
import type { BatchRepository } from "../../domain/batch-repository.ts";
import { StorageUnavailable } from "../../domain/storage-unavailable.ts";

/** The same repository; but when SQLite cannot answer just now, it says so in the port's words: StorageUnavailable. */
export function sayingUnavailable(repository: BatchRepository): BatchRepository {
  return {
    get: (reference) => translated(() => repository.get(reference)),
    listBySku: (sku) => translated(() => repository.listBySku(sku)),
    save: (batch) => translated(() => repository.save(batch)),
  };
}

/** Locked by somebody else, disk full or gone, not to be opened or written: circumstances, which may pass. */
const CIRCUMSTANCES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/;

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const circumstance = cause instanceof Database.SqliteError && CIRCUMSTANCES.test(cause.code);
    throw circumstance
      ? new StorageUnavailable("The database cannot be reached, please try again later", { cause })
      : cause;
  }
}
