import { cp } from "node:fs/promises";
import path from "node:path";
import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { productsMigration } from "../contracts/products-migration.ts";

const migrations = path.join(import.meta.dirname, "../../migrations/postgres");

describeWith(postgres, "0007-products.sql on PostgreSQL", () => {
  productsMigration(async () => {
    const resources = new AsyncDisposableStack();
    const folder = resources.use(await temporaryFolder());
    const { url } = resources.use(await temporaryDatabase());
    await cp(`${migrations}/0006-batches.sql`, `${folder.path}/0006-batches.sql`);
    const open = async (...more: string[]) => resources.adopt(await openPool(url, ...more), (each) => each.end());
    const pool = await open(folder.path);
    return {
      run: async (statements) => (await pool.query(statements)).rows,
      upgrade: async () => unitOfWorkOver(postgresProductStore(await open())),
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  });
});
