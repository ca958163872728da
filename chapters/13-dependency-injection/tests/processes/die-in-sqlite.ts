// Does a piece of work on a SQLite database, and is gone in the moment when the given row of it has been written, as if by
// kill -9. When there is no such row, it answers how many there were.

import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { doAPieceOfWork } from "../piece-of-work.ts";

process.once("message", async ({ file, deadlyRow }: { file: string; deadlyRow: number }) => {
  const client = openDatabase(file);
  let rows = 0;
  client.function("row_written", () => {
    rows += 1;
    if (rows === deadlyRow) process.kill(process.pid, "SIGKILL");
    return rows;
  });
  for (const table of ["products", "batches", "order_lines"])
    for (const event of ["insert", "update", "delete"])
      client.exec(
        `create temp trigger ${event}_${table} after ${event} on main.${table} begin select row_written(); end`,
      );

  await doAPieceOfWork(unitOfWorkOver(sqliteProductStore(client)));

  process.send?.(rows, () => process.disconnect());
});
