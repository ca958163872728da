import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { servesWhoTriesAgain } from "../contracts/serves-who-tries-again.ts";
import { emptied, sharedPool } from "../postgres.ts";

servesWhoTriesAgain("SQLite", () => sqliteProductStore(openDatabase(":memory:")));

describeWith(postgres, "products in PostgreSQL", () => {
  const pool = sharedPool();

  servesWhoTriesAgain("PostgreSQL", async () => postgresProductStore(await emptied(await pool())));
});
