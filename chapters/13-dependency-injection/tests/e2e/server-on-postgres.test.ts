import { describeWith, startApplication } from "@cosmic/testkit";
import { postgres, startPostgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { expect, test } from "vitest";
import { folder } from "./copy-of-chapter.ts";

const lamps = { ref: "batch-1", sku: "LAMP", qty: 12, eta: "2030-02-01" };
const line = { orderid: "order-1", sku: "LAMP", qty: 12 };

describeWith(postgres, "an application on PostgreSQL", () => {
  test("says where it keeps its data, and no password; nobody is invited to try things on it", async () => {
    await using database = await temporaryDatabase();
    const url = new URL(database.url);
    url.password = "swordfish";

    const started = startOn(url.href);
    await expect(started).resolves.toHaveProperty("url");
    await using application = await started;

    expect(application.output()).toContain(`keeping its data in PostgreSQL at ${url.host}${url.pathname}\n`);
    expect(application.output()).not.toMatch(/swordfish|curl/);
  });

  test("shares its data with others that run beside it, keeps it when they stop, and stops cleanly itself", async () => {
    await using database = await temporaryDatabase();
    await using one = await startOn(database.url);
    await using other = await startOn(database.url);

    await post(`${one.url}/add_batch`, lamps);
    const exitCode = await one.stop();
    const answer = await post(`${other.url}/allocate`, line);

    expect(exitCode).toBe(0);
    expect(answer).toEqual({ status: 202, body: "OK" });
    expect(await allocationsOf(other)).toEqual({ status: 200, body: '[{"sku":"LAMP","batchref":"batch-1"}]' });
  });

  test("answers 503 while PostgreSQL is stopped, and works again when it is back, without a restart", async () => {
    await using server = await startPostgres();
    await using application = await startOn(server.url);
    await post(`${application.url}/add_batch`, lamps);

    await server.stop();
    const whileGone = await post(`${application.url}/allocate`, line);
    const stillGone = await post(`${application.url}/add_batch`, lamps);
    const toSee = await allocationsOf(application);
    await server.start();
    const whenBack = await post(`${application.url}/allocate`, line);

    for (const answer of [whileGone, stillGone, toSee])
      expect(answer).toEqual({ status: 503, body: expect.stringContaining("try again later") });
    expect(whenBack).toEqual({ status: 202, body: "OK" });
    expect(await allocationsOf(application)).toEqual({ status: 200, body: '[{"sku":"LAMP","batchref":"batch-1"}]' });
  });
});

function startOn(database: string) {
  return startApplication({ folder, env: { DATABASE_URL: database } });
}

async function allocationsOf({ url }: { url: string }): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}/allocations/${line.orderid}`);
  return { status: response.status, body: await response.text() };
}

async function post(url: string, content: object): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
  return { status: response.status, body: await response.text() };
}
