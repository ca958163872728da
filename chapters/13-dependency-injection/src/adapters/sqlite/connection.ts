import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { migrate } from "./migrate.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../migrations/sqlite");

/** Milliseconds. A start may wait until another process has migrated the database. */
const START_WAITS = 5_000;
/** Milliseconds. A statement that waits for a lock stops the whole process: a lost race that is run again stops nobody. */
const REQUEST_WAITS = 50;

/**
 * Opens the database in `file`, making the file and its folder where they are missing, and brings its tables up to date.
 * @param file a path, or `:memory:` for a database that is gone when it is closed
 * @param migrations the folder of the SQL files that make the tables
 * @throws MigrationFailed when a migration cannot be applied
 */
export function openDatabase(file: string, migrations = MIGRATIONS): Database.Database {
  if (file !== ":memory:") makeFolder(path.dirname(path.resolve(file)));
  const client = new Database(file, { timeout: START_WAITS });
  switchToWriteAheadLog(client);
  client.pragma("synchronous = full");
  // A migration that rebuilds a table drops the old one, which foreign keys forbid; inside its transaction it is too late.
  client.pragma("foreign_keys = off");
  migrate(client, migrations);
  client.pragma("foreign_keys = on");
  client.pragma(`busy_timeout = ${REQUEST_WAITS}`);
  return client;
}

/** One level only: asked for more, Node never comes back from a place where no folder can be made (/proc). */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder);
}

/** For the switch SQLite wants the file to itself and, whatever the timeout, does not wait for it: so we do. */
function switchToWriteAheadLog(client: Database.Database): void {
  const giveUpAt = performance.now() + START_WAITS;
  while (true) {
    try {
      client.pragma("journal_mode = wal");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      pause(5);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

/** Stops the whole process, as every call of SQLite does. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
