import { readdir } from "node:fs/promises";
import { Client } from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { describeWith, temporaryFolder } from "../../src/index.ts";
import { postgres, startPostgres } from "../../src/postgres/index.ts";
import { listens } from "../listens.ts";
import { folderForServers, serversIn } from "./folder-for-servers.ts";
import { query } from "./query.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describeWith(postgres, "a PostgreSQL server of one's own", () => {
  test.concurrent("can be stopped and started again, at the same address and with what was committed", async () => {
    await using server = await startPostgres();
    await query(server.url, "create table batches as select 'batch-1' as reference");

    await server.stop();
    const whileStopped = query(server.url, "select");

    await expect(whileStopped).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await server.start();
    expect(await query(server.url, "select * from batches")).toEqual([{ reference: "batch-1" }]);
  });

  test.concurrent("closes its connections when it stops", async () => {
    await using server = await startPostgres();
    const client = new Client(server.url);
    await client.connect();
    const lost = new Promise<Error>((resolve) => client.on("error", resolve));

    await server.stop();

    expect(await lost).toMatchObject({ code: "57P01" });
  });

  test.concurrent("obeys in the order in which it is told", async () => {
    await using server = await startPostgres();

    await Promise.all([server.start(), server.stop(), server.stop(), server.start()]);

    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.concurrent("cannot be started when it has been removed", async () => {
    const server = await startPostgres();
    await server[Symbol.asyncDispose]();

    await server[Symbol.asyncDispose]();

    await expect(server.start()).rejects.toThrow("PostgreSQL has been removed");
  });

  test.concurrent("can keep what it has committed through a power cut, which takes longer", async () => {
    await using server = await startPostgres({ durable: true });

    const settings = await query(
      server.url,
      "select setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
    );

    expect(settings).toEqual([{ setting: "on" }, { setting: "on" }, { setting: "on" }]);
  });

  test("stops at the end of the scope and leaves nothing behind, whatever the name of the folder", async () => {
    await using folder = await folderForServers("with a space ");
    vi.stubEnv("TMPDIR", folder.path);
    let url: string;
    {
      await using server = await startPostgres();
      url = server.url;
      expect(await serversIn(folder.path)).toHaveLength(1);
    }

    expect(await listens(url)).toBe(false);
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("is an error with the reason when it does not start", async () => {
    await using folder = await temporaryFolder();
    vi.stubEnv("TMPDIR", `${folder.path}/nowhere`);

    const attempt = startPostgres();

    await expect(attempt).rejects.toThrow(/^PostgreSQL did not start: ENOENT: no such file or directory, .*nowhere/);
  });
});
