// Does a piece of work on a PostgreSQL database.
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { doAPieceOfWork } from "../piece-of-work.ts";

process.once("message", async ({ url }: { url: string }) => {
  const pool = await openPool(url);
  await doAPieceOfWork(unitOfWorkOver(postgresProductStore(pool)));
  await pool.end();
  process.disconnect();
});
