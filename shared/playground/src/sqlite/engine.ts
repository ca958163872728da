import initialise, {
  type Database as Connection,
  type PreparedStatement,
  type Sqlite3Static,
} from "@sqlite.org/sqlite-wasm";

export type { Connection, PreparedStatement };

let engine: Sqlite3Static | undefined;

/**
 * Loads SQLite. From then on everything is synchronous, as better-sqlite3 is.
 * @param wasm where the WebAssembly file lies; the package's own place unless given
 */
export async function loadSqlite(wasm?: string): Promise<void> {
  const quiet = { print() {}, printErr() {} };
  const locate = wasm === undefined ? {} : { locateFile: () => wasm };
  engine ??= await (initialise as (options: object) => Promise<Sqlite3Static>)({ ...quiet, ...locate });
  // What is thrown need not be printed as well.
  engine.config.error = () => {};
  engine.config.warn = () => {};
}

/** @throws Error when SQLite was not loaded */
export function sqlite(): Sqlite3Static {
  if (engine) return engine;
  throw new Error("SQLite is not there yet: await loadSqlite() first");
}
