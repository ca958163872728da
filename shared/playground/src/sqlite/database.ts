import type { Connection } from "./engine.ts";
import { sqlite } from "./engine.ts";
import { SqliteError, sayingSqliteError } from "./sqlite-error.ts";
import { Statement } from "./statement.ts";
import { type Transaction, transactionOn } from "./transaction.ts";

type Options = Readonly<{ readonly?: boolean; timeout?: number; fileMustExist?: boolean }>;

/** Milliseconds that better-sqlite3 waits for a lock unless it is told otherwise. */
const TIMEOUT = 5_000;

/**
 * A connection in the shape of better-sqlite3's, over SQLite as WebAssembly. A file is a name in this worker's memory:
 * connections that open the same one share it, locks included, and it is gone with the worker.
 */
export default class Database {
  static readonly SqliteError = SqliteError;
  readonly name: string;
  readonly #connection: Connection;

  constructor(file = ":memory:", { timeout = TIMEOUT }: Options = {}) {
    this.name = file;
    this.#connection = sayingSqliteError(() => new (sqlite().oo1.DB)(placeOf(file), "c"));
    sqlite().capi.sqlite3_extended_result_codes(this.#connection, 1);
    sqlite().capi.sqlite3_busy_timeout(this.#connection, timeout);
  }

  get open(): boolean {
    return this.#connection.isOpen();
  }

  get inTransaction(): boolean {
    return !sqlite().capi.sqlite3_get_autocommit(this.#connection);
  }

  get memory(): boolean {
    return placeOf(this.name) === ":memory:";
  }

  /** @throws SqliteError when it is no SQL, or names what is not there */
  prepare(source: string): Statement {
    return new Statement(this.#connection, source);
  }

  exec(source: string): this {
    sayingSqliteError(() => this.#connection.exec(source));
    return this;
  }

  pragma(source: string, { simple = false }: { simple?: boolean } = {}): unknown {
    const statement = this.prepare(`pragma ${source}`);
    return simple ? statement.pluck().get() : statement.all();
  }

  /** Runs a synchronous function in a transaction, in a savepoint where one is under way. */
  transaction<Values extends unknown[], Result>(run: (...values: Values) => Result): Transaction<Values, Result> {
    return transactionOn(this, run);
  }

  function(name: string, ...rest: unknown[]): this {
    const run = rest.at(-1) as (...values: unknown[]) => unknown;
    this.#connection.createFunction(name, (_context: unknown, ...values: unknown[]) => run(...values) as never, {
      arity: run.length,
    });
    return this;
  }

  close(): this {
    if (this.open) this.#connection.close();
    return this;
  }
}

export { Database, SqliteError };

function placeOf(file: string): string {
  return file === ":memory:" || file === "" ? ":memory:" : `file:/${encodeURIComponent(file)}?vfs=memdb`;
}
