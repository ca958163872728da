import type Database from "better-sqlite3";
import { type Migration, MigrationFailed, migrationsIn } from "../migrations.ts";

/**
 * Runs the SQL files of `folder` that this database has not seen yet, in the order of their names, and remembers those
 * names. All of them or none: they share one transaction, which holds the write lock from the beginning, so that of
 * several processes that start at once one migrates and the others wait, then find nothing left to do.
 * @throws MigrationFailed naming the file and SQLite's reason; the database is as it was before.
 */
export function migrate(client: Database.Database, folder: string): void {
  const migrations = migrationsIn(folder);
  const applyAll = client.transaction(() => {
    client.exec("create table if not exists migrations (name text primary key not null) strict");
    const known = new Set(client.prepare("select name from migrations").pluck().all());
    for (const migration of migrations) if (!known.has(migration.name)) apply(client, migration);
  });
  applyAll.immediate();
}

function apply(client: Database.Database, { name, statements }: Migration): void {
  try {
    client.exec(statements);
    client.prepare("insert into migrations (name) values (?)").run(name);
  } catch (cause) {
    throw new MigrationFailed(name, cause);
  }
}
