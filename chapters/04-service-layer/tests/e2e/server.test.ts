import { once } from "node:events";
import { cp, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { startApplication, temporaryFolder } from "@cosmic/testkit";
import { execa, execaNode } from "execa";
import { describe, expect, test } from "vitest";

const folder = path.join(import.meta.dirname, "../..");
const server = path.join(folder, "src/entrypoints/server.ts");

describe("a demonstration, when nobody names a database", () => {
  test("its lines work when pasted: a batch, the same batch, an unknown SKU", async () => {
    await using copy = await copyOfThisChapter();
    await using application = await startApplication({ folder: copy.path });

    const answers = await pasteLinesOf(application.output());

    expect(answers).toEqual([
      { batchref: "batch-tables-1" },
      { batchref: "batch-tables-1" },
      { message: "Invalid sku NO-SUCH-CHAIR" },
    ]);
  });

  test("its data is still there after a restart, and stock is put in only once", async () => {
    await using copy = await copyOfThisChapter();
    const first = await startApplication({ folder: copy.path });
    await allocate(first.url, { orderid: "before", sku: "BRASS-LAMP", qty: 12 });
    await first.stop();

    await using second = await startApplication({ folder: copy.path });

    expect(await allocate(second.url, { orderid: "before", sku: "BRASS-LAMP", qty: 12 })).toEqual({
      batchref: "batch-lamps-1",
    });
    expect(await allocate(second.url, { orderid: "after", sku: "BRASS-LAMP", qty: 1 })).toEqual({
      message: "Out of stock for sku BRASS-LAMP",
    });
  });
});

describe("a database of one's own", () => {
  test("gets no demonstration stock", async () => {
    await using data = await temporaryFolder();
    await using application = await startApplication({ folder, env: { DATABASE_URL: `${data.path}/own.sqlite` } });

    expect(await allocate(application.url, { orderid: "o1", sku: "BRASS-LAMP", qty: 1 })).toEqual({
      message: "Invalid sku BRASS-LAMP",
    });
  });
});

describe("stopping", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it cleanly", async (signal) => {
    const application = await startApplication({ folder, env: { DATABASE_URL: ":memory:" } });

    const exitCode = await application.stop(signal);

    expect(exitCode).toBe(0);
  });

  test("a client that is connected and asks for nothing does not hold it up", async () => {
    const application = await startApplication({ folder, env: { DATABASE_URL: ":memory:" } });
    const client = connect(Number(new URL(application.url).port), "localhost");
    await once(client, "connect");

    const exitCode = await application.stop();

    expect(exitCode).toBe(0);
  });
});

describe("what cannot work is said in a sentence", () => {
  test("a PORT that is no number", async () => {
    const { exitCode, stderr } = await execaNode(server, { env: { PORT: "web" }, reject: false });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'PORT must be a number from 0 to 65535, not "web"' });
  });

  test("a PORT that is taken", async () => {
    await using other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const taken = String((other.address() as { port: number }).port);

    const { exitCode, stderr } = await execaNode(server, {
      env: { PORT: taken, DATABASE_URL: ":memory:" },
      reject: false,
    });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`^PORT ${taken} cannot be used: .*EADDRINUSE.* Set PORT to another one.$`));
  });

  test("a database that is a folder", async () => {
    await using data = await temporaryFolder();

    const { exitCode, stderr } = await execaNode(server, { env: { DATABASE_URL: data.path }, reject: false });

    expect(exitCode).toBe(1);
    expect(stderr).toBe(`DATABASE_URL: ${data.path} cannot be opened as a database: unable to open database file.`);
  });

  test("a database that this chapter does not know", async () => {
    const env = { DATABASE_URL: "postgres://localhost/allocation" };

    const { exitCode, stderr } = await execaNode(server, { env, reject: false });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^DATABASE_URL must be the path of a SQLite file/);
  });
});

/** The default database lies in the chapter's folder; tests use a folder of their own. */
async function copyOfThisChapter() {
  const copy = await temporaryFolder();
  for (const part of ["src", "migrations", "package.json"])
    await cp(path.join(folder, part), path.join(copy.path, part), { recursive: true });
  await symlink(path.join(folder, "node_modules"), path.join(copy.path, "node_modules"), "junction");
  return copy;
}

async function pasteLinesOf(output: string): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const line of output.split("\n").filter((each) => each.startsWith("curl ")))
    answers.push(JSON.parse((await execa(line, { shell: true })).stdout));
  return answers;
}

async function allocate(url: string, line: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/allocate`, { method: "POST", headers, body: JSON.stringify(line) });
  return response.json();
}
