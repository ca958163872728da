import Database from "better-sqlite3";
import { Client } from "pg";

/** Counts the questions that this process asks its databases, at the drivers, until it is disposed of. */
export type QueryCounter = Disposable & { readonly count: () => number };

type Asked = (...args: unknown[]) => unknown;
type Statement = { reader: boolean; all: Asked; get: Asked };

/** Statements that answer with rows; beginnings and ends of transactions are none. */
export function countQueries(): QueryCounter {
  let asked = 0;
  const statement = statementPrototype();
  const { all, get } = statement;
  const query: unknown = Client.prototype.query;
  const counting = (original: Asked): Asked =>
    function counted(this: Statement, ...args) {
      asked += 1;
      return original.apply(this, args);
    };
  Object.assign(statement, { all: counting(all), get: counting(get) });
  Object.assign(Client.prototype, {
    query(this: Client, ...args: unknown[]) {
      asked += 1;
      return Reflect.apply(query as Asked, this, args);
    },
  });
  return {
    count: () => asked,
    [Symbol.dispose]: () => {
      Object.assign(statement, { all, get });
      Object.assign(Client.prototype, { query });
    },
  };
}

/** better-sqlite3 does not export the class of its statements. */
function statementPrototype(): Statement {
  const client = new Database(":memory:");
  const prototype: Statement = Object.getPrototypeOf(client.prepare("select 1"));
  client.close();
  return prototype;
}
