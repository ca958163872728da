import { sqliteBatchStore } from "../../src/adapters/sqlite/batch-store.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { allOrNothing } from "../contracts/all-or-nothing.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";

const client = openDatabase(":memory:");
client.pragma("reverse_unordered_selects = on"); // Whoever forgets an "order by" shall see it.

unitOfWorkContract("SQLite", () => sqliteBatchStore(client));

allOrNothing("SQLite", () => {
  const database = openDatabase(":memory:");
  const refuseTheThirdLine = () =>
    void database.exec(`
      create trigger full after insert on order_lines when (select count(*) from order_lines) = 3
      begin select raise(abort, 'the third line cannot be written'); end`);
  return { store: sqliteBatchStore(database), refuseTheThirdLine };
});
