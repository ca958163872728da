import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export class MigrationFailed extends Error {
  override readonly name = "MigrationFailed";
  readonly code = "migration-failed";

  constructor(file: string, cause: unknown) {
    super(`${file} cannot be applied: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** One step from an older to a newer database, in the dialect of that database. */
export type Migration = Readonly<{ name: string; statements: string }>;

/** The SQL files of a folder, in the order of their names. */
export function migrationsIn(folder: string): Migration[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return files.sort().map((name) => ({ name, statements: readFileSync(path.join(folder, name), "utf8") }));
}
