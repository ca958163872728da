import type { Connection, PreparedStatement } from "./engine.ts";
import { sqlite } from "./engine.ts";
import { sayingSqliteError } from "./sqlite-error.ts";

/** What a statement has written. */
export type Written = Readonly<{ changes: number; lastInsertRowid: number }>;

type Row = unknown[] | Record<string, unknown> | unknown;
type Shape = "object" | "array" | "first column";

/** A prepared statement in the shape of better-sqlite3's. */
export class Statement {
  readonly #connection: Connection;
  readonly #statement: PreparedStatement;
  readonly source: string;
  #shape: Shape = "object";

  constructor(connection: Connection, source: string) {
    this.source = source;
    this.#connection = connection;
    this.#statement = sayingSqliteError(() => connection.prepare(source));
  }

  /** Whether it answers with rows. */
  get reader(): boolean {
    return this.#statement.columnCount > 0;
  }

  /** Rows come as arrays from now on. */
  raw(wanted = true): this {
    this.#shape = wanted ? "array" : "object";
    return this;
  }

  /** Of each row only the first column comes from now on. */
  pluck(wanted = true): this {
    this.#shape = wanted ? "first column" : "object";
    return this;
  }

  columns(): { name: string }[] {
    return this.#statement.getColumnNames().map((name) => ({ name }));
  }

  run(...parameters: unknown[]): Written {
    return this.#with(parameters, () => {
      while (this.#statement.step());
      return {
        changes: Number(this.#connection.changes()),
        lastInsertRowid: Number(sqlite().capi.sqlite3_last_insert_rowid(this.#connection)),
      };
    });
  }

  get(...parameters: unknown[]): Row | undefined {
    return this.#with(parameters, () => (this.#statement.step() ? this.#row() : undefined));
  }

  all(...parameters: unknown[]): Row[] {
    return this.#with(parameters, () => {
      const rows: Row[] = [];
      while (this.#statement.step()) rows.push(this.#row());
      return rows;
    });
  }

  *iterate(...parameters: unknown[]): IterableIterator<Row> {
    yield* this.all(...parameters);
  }

  #row(): Row {
    if (this.#shape === "object") return this.#statement.get({});
    const values = this.#statement.get([]) as unknown[];
    return this.#shape === "array" ? values : values[0];
  }

  #with<Result>(parameters: unknown[], run: () => Result): Result {
    return sayingSqliteError(() => {
      try {
        const values = this.#valuesOf(parameters);
        if (values !== undefined) this.#statement.bind(values as never);
        return run();
      } finally {
        this.#statement.reset(true);
      }
    });
  }

  /** One by one, as an array, or by name in an object, whose keys lack the sign that the SQL has before them. */
  #valuesOf(parameters: unknown[]): unknown[] | Record<string, unknown> | undefined {
    const [first] = parameters;
    if (parameters.length === 0) return undefined;
    if (typeof first !== "object" || first === null || first instanceof Uint8Array) return parameters;
    if (Array.isArray(first)) return first.length > 0 ? first : undefined;
    const values = new Map(Object.entries(first));
    return Object.fromEntries(this.#parameterNames().map((name) => [name, values.get(name.slice(1))]));
  }

  #parameterNames(): string[] {
    const { capi } = sqlite();
    const count = capi.sqlite3_bind_parameter_count(this.#statement);
    return Array.from({ length: count }, (_, at) => capi.sqlite3_bind_parameter_name(this.#statement, at + 1) ?? "?");
  }
}
