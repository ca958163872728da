import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { allOrNothing } from "../contracts/all-or-nothing.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";

unitOfWorkContract("SQLite", () => {
  const client = openDatabase(":memory:");
  client.pragma("reverse_unordered_selects = on"); // Whoever forgets an "order by" shall see it.
  return sqliteProductStore(client);
});

allOrNothing("SQLite", () => {
  const database = openDatabase(":memory:");
  const refuseTheThirdLine = () =>
    void database.exec(`
      create trigger full after insert on order_lines when (select count(*) from order_lines) = 3
      begin select raise(abort, 'the third line cannot be written'); end`);
  return { store: sqliteProductStore(database), refuseTheThirdLine };
});
