import { describeWith, eventually } from "@cosmic/testkit";
import { type PostgresServer, postgres, startPostgres } from "@cosmic/testkit/postgres";
import { Client, type Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isPostgresCircumstance } from "../../src/adapters/postgres/circumstances.ts";
import { openPool } from "../../src/adapters/postgres/connection.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { sayingUnavailable } from "../../src/adapters/saying-unavailable.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Batch } from "../../src/domain/batch.ts";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { lineTo } from "../line-to.ts";
import { change, found, keep, stateOf } from "../units-of-work.ts";

describeWith(postgres, "PostgreSQL", () => {
  const resources = new AsyncDisposableStack();
  let server: PostgresServer;
  let line: Awaited<ReturnType<typeof lineTo>>;
  let pool: Pool;
  let startUnitOfWork: StartUnitOfWork;
  let batch: Batch;
  beforeAll(async () => {
    server = resources.use(await startPostgres());
    line = resources.use(await lineTo(server.url));
    pool = resources.adopt(await openPool(line.url), (each) => each.end());
    startUnitOfWork = unitOfWorkOver(sayingUnavailable(postgresProductStore(pool), isPostgresCircumstance));
  });
  beforeEach(async () => {
    batch = aBatch();
    await expect(keep(startUnitOfWork, batch)).resolves.toBeUndefined();
  });
  afterEach(() => vi.useRealTimers());
  afterAll(() => resources.disposeAsync());

  test("is unavailable while it is stopped, and works again when it is back", async () => {
    await server.stop();
    await expect(found(startUnitOfWork, batch.reference)).rejects.toThrow(StorageUnavailable);
    await expect(keep(startUnitOfWork, aBatch())).rejects.toThrow(StorageUnavailable);
    await server.start();

    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test("is unavailable when what is to be written stays locked for too long, and works again when it is not", async () => {
    await using administrator = await anAdministrator();
    await using impatient = await anImpatientOne();
    const allocate = () => change(impatient.startUnitOfWork, batch.reference, (product) => product.allocate(aLine()));

    await administrator.client.query("begin; lock table order_lines in exclusive mode");
    await expect(allocate()).rejects.toThrow(StorageUnavailable);
    await administrator.client.query("rollback");

    await expect(allocate()).resolves.toBeUndefined();
  });

  test("lets nobody wait for a lock longer than two seconds", async () => {
    const { rows } = await pool.query("show lock_timeout");

    expect(rows).toEqual([{ lock_timeout: "2s" }]);
  });

  test("works on when it closed connections that nobody used", async () => {
    await using administrator = await anAdministrator();
    const closed = pool.idleCount;

    await administrator.closeConnections();
    await eventually(() => expect(pool.totalCount).toBe(0));

    expect(closed).toBeGreaterThan(0);
    expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
  });

  test.each(["the server closes the connection", "the server is stopped", "the network breaks"] as const)(
    "is unavailable when %s in the middle of a write: then nothing of it is kept",
    async (event) => {
      await using administrator = await anAdministrator();
      const refused = await aWriteThatHangs(administrator);

      const happen = {
        "the server closes the connection": () => administrator.closeConnections(),
        "the server is stopped": () => server.stop(),
        "the network breaks": async () => line.cut(),
      };
      await happen[event]();
      await refused();
      if (event === "the server is stopped") await server.start();
      await letNobodyHang();

      expect(await found(startUnitOfWork, batch.reference)).toEqual(stateOf(batch));
    },
  );

  test("makes those wait for whom there is no connection left", async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => pool.connect()));
    const waiting = found(startUnitOfWork, batch.reference);
    await eventually(() => expect(pool.waitingCount).toBe(1));

    for (const each of taken) each.release();

    expect(await waiting).toEqual(stateOf(batch));
  });

  test("is unavailable to those who wait for a connection longer than two seconds", async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => pool.connect()));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

    const refused = expect(found(startUnitOfWork, batch.reference)).rejects.toThrow(StorageUnavailable);
    await vi.advanceTimersByTimeAsync(1_999);
    const isPatient = pool.waitingCount === 1;
    await vi.advanceTimersByTimeAsync(1);

    await refused;
    expect(isPatient).toBe(true);
    for (const each of taken) each.release();
  });

  /**
   * Resolves once a write has begun that gets no further, to a promise that it is refused. It waits for nobody: whoever held
   * a lock would let go when the server stops, and perhaps just before the write is stopped, too.
   */
  async function aWriteThatHangs({ client }: { client: Client }): Promise<() => Promise<void>> {
    await client.query(`
      create function hang() returns trigger language plpgsql as $$ begin perform pg_sleep(3600); return new; end $$;
      create trigger hang before insert on order_lines for each row execute function hang()`);
    const attempt = change(startUnitOfWork, batch.reference, (product) => {
      product.changeBatchQuantity(batch.reference, 50);
      product.allocate(aLine());
    });
    const refused = expect(attempt).rejects.toThrow(StorageUnavailable);
    await eventually(async () => {
      const { rows } = await client.query("select from pg_stat_activity where wait_event = 'PgSleep'");
      expect(rows).toHaveLength(1);
    });
    return async () => refused;
  }

  async function letNobodyHang(): Promise<void> {
    await using administrator = await anAdministrator();
    const { client } = administrator;
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
    await client.query("drop trigger hang on order_lines; drop function hang");
  }

  /** Somebody who waits for a lock no longer than 50 milliseconds. */
  async function anImpatientOne() {
    const impatient = await openPool(`${server.url}?lock_timeout=50`);
    const store = sayingUnavailable(postgresProductStore(impatient), isPostgresCircumstance);
    return { startUnitOfWork: unitOfWorkOver(store), [Symbol.asyncDispose]: () => impatient.end() };
  }

  async function anAdministrator() {
    const client = new Client(server.url);
    client.on("error", () => {}); // It may be cut off, too.
    await client.connect();
    return {
      client,
      closeConnections: () =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        ),
      [Symbol.asyncDispose]: () => client.end().catch(() => {}),
    };
  }
});
