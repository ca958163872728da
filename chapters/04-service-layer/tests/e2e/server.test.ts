import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { eventually, startApplication, temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { copyOfThisChapter, folder } from "./copy-of-chapter.ts";

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
    const before = await allocate(first.url, { orderid: "before", sku: "BRASS-LAMP", qty: 12 });
    await first.stop();

    await using second = await startApplication({ folder: copy.path });
    const after = await allocate(second.url, { orderid: "after", sku: "BRASS-LAMP", qty: 1 });

    expect(before.body).toEqual({ batchref: "batch-lamps-1" });
    expect(after.body).toEqual({ message: "Out of stock for sku BRASS-LAMP" });
  });
});

test("a first start that was interrupted is made up for by the next", async () => {
  await using copy = await copyOfThisChapter();
  openDatabase(`${copy.path}/data/allocation.sqlite`).close();
  await using application = await startApplication({ folder: copy.path });

  const { body } = await allocate(application.url, { orderid: "o1", sku: "BRASS-LAMP", qty: 1 });

  expect(body).toEqual({ batchref: "batch-lamps-1" });
});

describe("a database of one's own", () => {
  test("gets no demonstration stock", async () => {
    await using data = await temporaryFolder();
    await using application = await startApplication({ folder, env: { DATABASE_URL: `${data.path}/own.sqlite` } });

    const { body } = await allocate(application.url, { orderid: "o1", sku: "BRASS-LAMP", qty: 1 });

    expect(body).toEqual({ message: "Invalid sku BRASS-LAMP" });
  });

  test("is answered for with 503 while somebody else has locked it, and works again afterwards", async () => {
    await using data = await temporaryFolder();
    const file = `${data.path}/own.sqlite`;
    await using application = await startApplication({ folder, env: { DATABASE_URL: file } });
    const somebody = openDatabase(file);
    somebody.exec("insert into batches values ('batch-1', 'LAMP', 20, null)");
    const line = { orderid: "o1", sku: "LAMP", qty: 1 };

    somebody.exec("begin immediate");
    const whileLocked = await allocate(application.url, line);
    somebody.exec("rollback");
    const afterwards = await allocate(application.url, line);
    somebody.close();

    expect(whileLocked).toEqual({ status: 503, body: { message: expect.stringContaining("try again later") } });
    expect(afterwards).toEqual({ status: 201, body: { batchref: "batch-1" } });
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
    using _client = await connection(application.url);

    const exitCode = await application.stop();

    expect(exitCode).toBe(0);
  });

  test("a request under way is still answered", async () => {
    await using copy = await copyOfThisChapter();
    const application = await startApplication({ folder: copy.path });
    const body = JSON.stringify({ orderid: "o1", sku: "BRASS-LAMP", qty: 1 });
    const headers = { "content-type": "application/json", "content-length": body.length, expect: "100-continue" };
    const pending = request(`${application.url}/allocate`, { method: "POST", headers, agent: false });
    const answered = once(pending, "response").then(([response]) => response.resume().statusCode, String);
    pending.flushHeaders();
    await once(pending, "continue"); // The server has the headers, and waits for the body.

    const stopped = application.stop();
    await eventually(async () => expect(await listens(application.url)).toBe(false));
    pending.end(body);

    expect(await answered).toBe(201);
    expect(await stopped).toBe(0);
  });
});

async function connection(url: string): Promise<Disposable> {
  const socket = connect(Number(new URL(url).port), "localhost");
  await once(socket, "connect");
  return { [Symbol.dispose]: () => socket.destroy() };
}

async function listens(url: string): Promise<boolean> {
  try {
    using _client = await connection(url);
    return true;
  } catch {
    return false;
  }
}

async function pasteLinesOf(output: string): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const line of output.split("\n").filter((each) => each.startsWith("curl ")))
    answers.push(JSON.parse((await execa(line, { shell: true })).stdout));
  return answers;
}

async function allocate(url: string, line: object): Promise<{ status: number; body: unknown }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/allocate`, { method: "POST", headers, body: JSON.stringify(line) });
  return { status: response.status, body: await response.json() };
}
