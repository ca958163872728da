import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { SqliteBatchRepository } from "../../src/adapters/sqlite/sqlite-batch-repository.ts";
import { batchRepositoryContract } from "../contracts/batch-repository.ts";

const client = openDatabase(":memory:");

batchRepositoryContract("drizzle on SQLite", () => new SqliteBatchRepository(client));
