import Database from "better-sqlite3";

/** Locked by somebody else, disk full or gone, not to be opened or written: circumstances, which may pass. */
export function isSqliteCircumstance(error: unknown): boolean {
  return error instanceof Database.SqliteError && CIRCUMSTANCES.test(error.code);
}

const CIRCUMSTANCES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/;
