import path from "node:path";
import { describeWith, eventually } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { execaNode } from "execa";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { doAPieceOfWork, outcome, prepare } from "../piece-of-work.ts";
import { migrated } from "../postgres.ts";

describeWith(postgres, "a process that is killed in the middle of a write to PostgreSQL", () => {
  let resources: AsyncDisposableStack;
  let url: string;
  let pool: Pool;
  let startUnitOfWork: StartUnitOfWork;
  beforeEach(async () => {
    resources = new AsyncDisposableStack();
    url = resources.use(await temporaryDatabase(migrated)).url;
    pool = resources.adopt(await openPool(url), (each) => each.end());
    startUnitOfWork = unitOfWorkOver(postgresProductStore(pool));
  });
  afterEach(() => resources.disposeAsync());

  test.each(["update on products", "insert on batches", "insert on order_lines"])(
    "has written nothing (after %s), and its work can be done again",
    async (event) => {
      await expect(prepare(startUnitOfWork), "what is there before").resolves.toBeUndefined();
      await stopEachWriter(event);
      const guard = await pool.connect();
      await guard.query("select pg_advisory_lock(1)");
      const worker = execaNode(path.join(import.meta.dirname, "../processes/work-in-postgres.ts"), { reject: false });
      await worker.sendMessage({ url: `${url}?lock_timeout=60000` });
      const backend = await eventually(waitingBackend, { within: 20_000 });

      worker.kill("SIGKILL");
      await worker;
      await guard.query("select pg_advisory_unlock(1)");
      guard.release();

      await eventually(async () => expect(await isThere(backend)).toBe(false));
      expect(await outcome(startUnitOfWork)).toBe("nothing");

      await doAPieceOfWork(startUnitOfWork);

      expect(await outcome(startUnitOfWork)).toBe("all");
    },
  );

  /** Whoever writes waits, in the middle of its transaction, for a lock that the test holds. */
  async function stopEachWriter(event: string): Promise<void> {
    await pool.query(`
      create function wait_for_the_test() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock_shared(1);
        return null;
      end $$;
      create trigger gate after ${event} for each row execute function wait_for_the_test()`);
  }

  async function waitingBackend(): Promise<number> {
    const { rows } = await pool.query("select pid from pg_locks where locktype = 'advisory' and not granted");
    expect(rows).toHaveLength(1);
    return rows[0].pid;
  }

  async function isThere(backend: number): Promise<boolean> {
    const { rowCount } = await pool.query("select from pg_stat_activity where pid = $1", [backend]);
    return rowCount === 1;
  }
});
