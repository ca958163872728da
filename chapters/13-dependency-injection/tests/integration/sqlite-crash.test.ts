import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { doAPieceOfWork, outcome, prepare } from "../piece-of-work.ts";

const ROWS = 5;

test.concurrent.each(Array.from({ length: ROWS }, (_, row) => row + 1))(
  "of a piece of work whose process is killed at row %d nothing is kept, and it can be done again",
  async (deadlyRow) => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, "allocation.sqlite");
    using database = open(file);
    await expect(prepare(database.startUnitOfWork)).resolves.toBeUndefined();

    const { signal } = await workOn(file, deadlyRow);

    expect(signal).toBe("SIGKILL");
    expect(await outcome(database.startUnitOfWork)).toBe("nothing");

    await doAPieceOfWork(database.startUnitOfWork);

    expect(await outcome(database.startUnitOfWork)).toBe("all");
  },
);

test.concurrent("it has that many rows; when nobody is killed all of it is kept", async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, "allocation.sqlite");
  using database = open(file);
  await prepare(database.startUnitOfWork);

  const { signal, rows } = await workOn(file, 0);

  expect({ signal, rows }).toEqual({ signal: undefined, rows: ROWS });
  expect(await outcome(database.startUnitOfWork)).toBe("all");
});

function open(file: string) {
  const client = openDatabase(file);
  const startUnitOfWork = unitOfWorkOver(sqliteProductStore(client));
  return { startUnitOfWork, [Symbol.dispose]: () => void client.close() };
}

async function workOn(file: string, deadlyRow: number) {
  const worker = execaNode(path.join(import.meta.dirname, "../processes/die-in-sqlite.ts"), { reject: false });
  const answer = worker.getOneMessage().catch(() => undefined);
  await worker.sendMessage({ file, deadlyRow });
  const { signal } = await worker;
  return { signal, rows: await answer };
}
