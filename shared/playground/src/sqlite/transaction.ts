/** What a transaction needs of its connection. */
type Connection = Readonly<{ inTransaction: boolean; exec: (sql: string) => unknown }>;

type Run<Values extends unknown[], Result> = (...values: Values) => Result;

/** A function that runs in a transaction; its properties say when that takes the lock. */
export type Transaction<Values extends unknown[], Result> = Run<Values, Result> &
  Readonly<Record<"default" | "deferred" | "immediate" | "exclusive", Run<Values, Result>>>;

/** Commits what `run` has done, or takes it back when that throws. */
export function transactionOn<Values extends unknown[], Result>(
  connection: Connection,
  run: Run<Values, Result>,
): Transaction<Values, Result> {
  const beginning =
    (begin: string) =>
    (...values: Values) => {
      const [start, commit, rollback] = connection.inTransaction ? SAVEPOINT : [begin, "commit", "rollback"];
      connection.exec(start);
      try {
        const result = run(...values);
        if (result instanceof Promise) throw new TypeError("Transaction function cannot return a promise");
        connection.exec(commit);
        return result;
      } catch (error) {
        // SQLite itself may have rolled back already.
        if (connection.inTransaction) connection.exec(rollback);
        throw error;
      }
    };
  const variants = {
    default: beginning("begin"),
    deferred: beginning("begin deferred"),
    immediate: beginning("begin immediate"),
    exclusive: beginning("begin exclusive"),
  };
  return Object.assign(beginning("begin"), variants);
}

const SAVEPOINT = ["savepoint inner_one", "release inner_one", "rollback to inner_one; release inner_one"] as const;
