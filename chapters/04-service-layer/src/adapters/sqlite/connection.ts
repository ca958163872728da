import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { migrate } from "./migrate.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../migrations/sqlite");

/**
 * Opens the database in `file`, making file and folder where they are missing, and brings its tables up to date.
 * @param file a path, or `:memory:` for a database that is gone when it is closed
 * @throws MigrationFailed when a migration cannot be applied
 */
export function openDatabase(file: string): Database.Database {
  if (file !== ":memory:") mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const client = new Database(file);
  client.pragma("journal_mode = wal");
  client.pragma("synchronous = full");
  client.pragma("foreign_keys = on");
  migrate(client, MIGRATIONS);
  return client;
}
