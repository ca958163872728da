import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type Database from "better-sqlite3";

export class MigrationFailed extends Error {
  override readonly name = "MigrationFailed";
  readonly code = "migration-failed";
}

/**
 * Runs the SQL files of `folder` that this database has not seen yet, in the order of their names, and remembers those
 * names. All of them or none: they share one transaction, which holds the write lock from the beginning, so that of
 * several processes that start at once one migrates and the others wait, then find nothing left to do.
 * @throws MigrationFailed naming the file and SQLite's reason; the database is as it was before.
 */
export function migrate(client: Database.Database, folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const applyAll = client.transaction(() => {
    client.exec("create table if not exists migrations (name text primary key not null) strict");
    const known = new Set(client.prepare("select name from migrations").pluck().all());
    for (const name of files.filter((each) => !known.has(each))) apply(client, folder, name);
  });
  applyAll.immediate();
}

function apply(client: Database.Database, folder: string, name: string): void {
  try {
    client.exec(readFileSync(path.join(folder, name), "utf8"));
    client.prepare("insert into migrations (name) values (?)").run(name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationFailed(`${name} cannot be applied: ${reason}`, { cause });
  }
}
