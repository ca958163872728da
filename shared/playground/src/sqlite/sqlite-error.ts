import { sqlite } from "./engine.ts";

/** As better-sqlite3 throws it: the extended result code by its name, `SQLITE_CONSTRAINT_UNIQUE`. */
export class SqliteError extends Error {
  override readonly name = "SqliteError";
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Runs something of SQLite's; what it throws is a SqliteError. */
export function sayingSqliteError<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  if (!(error instanceof Error) || !("resultCode" in error) || typeof error.resultCode !== "number") return error;
  const message = error.message.replace(/^SQLITE_\w+: sqlite3 result code \d+: /, "");
  return new SqliteError(message, sqlite().capi.sqlite3_js_rc_str(error.resultCode) ?? "SQLITE_ERROR");
}
