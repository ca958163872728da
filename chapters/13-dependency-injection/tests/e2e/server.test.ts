import { once } from "node:events";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { eventually, startApplication, temporaryFolder } from "@cosmic/testkit";
import Database from "better-sqlite3";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { copyOfThisChapter, folder } from "./copy-of-chapter.ts";

const lamps = { ref: "batch-1", sku: "LAMP", qty: 12, eta: "2030-02-01" };

describe("a demonstration, when nobody names a database", () => {
  test("its lines work when pasted: a new batch, an order that takes from it, one that wants more than there is, and where it is", async () => {
    await using copy = await copyOfThisChapter();
    await using application = await startApplication({ folder: copy.path });

    const answers = await pasteLinesOf(application.output());

    expect(answers).toEqual(["OK", "OK", "OK", '[{"sku":"SMALL-TABLE","batchref":"batch-1"}]']);
  });

  test("its data is still there after a restart", async () => {
    await using copy = await copyOfThisChapter();
    const first = await startApplication({ folder: copy.path });
    await post(`${first.url}/add_batch`, lamps);
    await post(`${first.url}/allocate`, { orderid: "before", sku: "LAMP", qty: 12 });
    await first.stop();

    await using second = await startApplication({ folder: copy.path });
    await post(`${second.url}/allocate`, { orderid: "after", sku: "LAMP", qty: 1 });
    const [before, after] = await Promise.all(
      ["before", "after"].map((id) => fetch(`${second.url}/allocations/${id}`)),
    );

    expect(await before?.json()).toEqual([{ sku: "LAMP", batchref: "batch-1" }]);
    expect(after?.status).toBe(404);
  });
});

describe("a database of one's own", () => {
  test("is kept in the file that was named, and nobody is invited to try things on it", async () => {
    await using data = await temporaryFolder();
    const file = `${data.path}/own.sqlite`;

    await using application = await startApplication({ folder, env: { DATABASE_URL: file } });

    expect(application.output()).toContain(`keeping its data in ${file}`);
    expect(application.output()).not.toContain("curl");
    expect(existsSync(file)).toBe(true);
  });

  test("is answered for with 409 while somebody else is writing to it, and works again afterwards", async () => {
    await using data = await temporaryFolder();
    const file = `${data.path}/own.sqlite`;
    await using application = await startApplication({ folder, env: { DATABASE_URL: file } });
    await post(`${application.url}/add_batch`, lamps);
    const line = { orderid: "o1", sku: "LAMP", qty: 1 };
    const somebody = new Database(file);

    somebody.exec("begin immediate");
    const whileLocked = await post(`${application.url}/allocate`, line);
    somebody.exec("rollback");
    const afterwards = await post(`${application.url}/allocate`, line);
    somebody.close();

    expect(whileLocked).toEqual({ status: 409, body: expect.stringContaining("please try again") });
    expect(afterwards).toEqual({ status: 202, body: "OK" });
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
    await post(`${application.url}/add_batch`, lamps);
    const body = JSON.stringify({ orderid: "o1", sku: "LAMP", qty: 1 });
    const headers = { "content-type": "application/json", "content-length": body.length, expect: "100-continue" };
    const pending = request(`${application.url}/allocate`, { method: "POST", headers, agent: false });
    const answered = once(pending, "response").then(([response]) => response.resume().statusCode, String);
    pending.flushHeaders();
    await once(pending, "continue"); // The server has the headers, and waits for the body.

    const stopped = application.stop();
    await eventually(async () => expect(await listens(application.url)).toBe(false));
    pending.end(body);

    expect(await answered).toBe(202);
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

async function pasteLinesOf(output: string): Promise<string[]> {
  const answers: string[] = [];
  for (const line of output.split("\n").filter((each) => each.startsWith("curl ")))
    answers.push((await execa(line, { shell: true })).stdout);
  return answers;
}

async function post(url: string, content: object): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
  return { status: response.status, body: await response.text() };
}
