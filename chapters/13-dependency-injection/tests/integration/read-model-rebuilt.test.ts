import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe } from "vitest";
import { isRebuilt } from "../contracts/is-rebuilt.ts";
import { onPostgres, onSqlite, sharedStorage } from "../storages.ts";

describe("the read model is rebuilt in SQLite:", () => isRebuilt(sharedStorage(onSqlite)));

describeWith(postgres, "the read model is rebuilt in PostgreSQL:", () => isRebuilt(sharedStorage(onPostgres)));
