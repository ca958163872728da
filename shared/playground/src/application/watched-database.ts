import Database from "../sqlite/database.ts";
import type { Statement } from "../sqlite/statement.ts";
import type { Effect } from "./protocol.ts";

const WRITE = /^\s*(insert into|update|delete from)\s+["`]?(\w+)/i;

/** The façade's database, with somebody who is told of each write and of each database that is opened. */
export function watchedDatabase(onOpen: (database: Database) => void, onWrite: (effect: Effect) => void) {
  return class WatchedDatabase extends Database {
    constructor(...values: ConstructorParameters<typeof Database>) {
      super(...values);
      onOpen(this);
    }

    override prepare(source: string): Statement {
      const statement = super.prepare(source);
      const [, verb = "", table = ""] = WRITE.exec(source) ?? [];
      if (!table || table === "migrations") return statement;
      const run = statement.run.bind(statement);
      statement.run = (...parameters) => {
        const written = run(...parameters);
        if (written.changes > 0) onWrite({ kind: "write", verb: verbOf(verb, source), table, rows: written.changes });
        return written;
      };
      return statement;
    }
  };
}

function verbOf(verb: string, source: string): string {
  const [first = ""] = verb.toLowerCase().split(" ");
  return /\bon conflict\b.*\bdo update\b/is.test(source) ? "insert or update" : first;
}
