// Does a piece of work on a PostgreSQL database.
import { postgresBatchStore } from "../../src/adapters/postgres/batch-store.ts";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { doAPieceOfWork } from "../piece-of-work.ts";

process.once("message", async ({ url }: { url: string }) => {
  const pool = await openPool(url);
  await doAPieceOfWork(unitOfWorkOver(postgresBatchStore(pool)));
  await pool.end();
  process.disconnect();
});
