import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { allOrNothing } from "../contracts/all-or-nothing.ts";
import { batchRepositoryContract } from "../contracts/batch-repository.ts";

const client = openDatabase(":memory:");
client.pragma("reverse_unordered_selects = on"); // Whoever forgets an "order by" shall see it.

batchRepositoryContract("drizzle on SQLite", () => new SqliteBatchRepository(client));
allOrNothing("drizzle on SQLite", (database) => new SqliteBatchRepository(database));
