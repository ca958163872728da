import Database from "better-sqlite3";

/** Whether SQLite refused to write because somebody else was faster: the whole attempt is worth making again. */
export function isSqliteLostRace(error: unknown): boolean {
  return error instanceof Database.SqliteError && LOST_RACE.test(error.code);
}

/** Somebody else is writing just now, or has taken the same reference for a batch of another product. */
const LOST_RACE = /^SQLITE_(BUSY|CONSTRAINT_(UNIQUE|PRIMARYKEY))/;
