import type { ReadModel } from "../service-layer/read-model.ts";
import type { StartUnitOfWork } from "../service-layer/unit-of-work.ts";
import type { AllViews } from "./all-views.ts";

/** Where everything is kept: a SQLite file (or `:memory:`), or a PostgreSQL database. */
export type StorageAddress = Readonly<{ kind: "sqlite"; file: string } | { kind: "postgres"; url: string }>;

export type Storage = Readonly<{
  startUnitOfWork: StartUnitOfWork;
  readModel: ReadModel;
  views: AllViews;
  close: () => Promise<void>;
}>;

/** Opens the database and brings its tables up to date. @throws MigrationFailed, and what the database itself throws. */
export async function openStorage(address: StorageAddress): Promise<Storage> {
  // The other database's driver need not be loaded: that is half of the time that a start takes.
  if (address.kind === "sqlite") {
    const { openSqliteStorage } = await import("./sqlite/storage.ts");
    return openSqliteStorage(address.file);
  }
  const { openPostgresStorage } = await import("./postgres/storage.ts");
  return openPostgresStorage(address.url);
}
