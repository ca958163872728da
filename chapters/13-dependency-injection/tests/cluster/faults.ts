import { eventually, randomOrderId } from "@cosmic/testkit";
import { expect } from "vitest";
import { announcedIn } from "./appearances.ts";
import { connectedTo, nameOf, placedLines, takenBatches } from "./books.ts";
import type { Api, Cluster } from "./cluster.ts";
import { hearing } from "./hearing.ts";
import type { Load } from "./load.ts";
import { told } from "./messages.ts";
import { statusOf, statusOfGet } from "./post.ts";
import type { LineBody } from "./requests.ts";

/** Milliseconds. */
const patience = { within: 60_000 };

/** Of a product that the load knows nothing of, so that nothing else happens to these lines. */
const batch = { ref: "spare-batch", sku: "spare-sku", qty: 1_000, eta: null };
export const unannounced: LineBody = { orderid: "unannounced", sku: batch.sku, qty: batch.qty + 1 };
export const untold: LineBody = { orderid: "untold", sku: batch.sku, qty: 1 };

/**
 * Kills the first API process (kill -9) at the worst of moments. It has accepted a line that is out of stock, and not mailed
 * that yet; and it has committed another line, and neither recorded that for those who look, nor told others, nor answered.
 * @returns its exit code, and the answers to these two lines; null is none. Who got none asks another process again.
 */
export async function killBetweenCommitAndNews(cluster: Cluster) {
  const [victim, other] = cluster.apis;
  if (!victim || !other) throw new Error("There are too few API processes");
  expect(await statusOf(`${victim.url}/add_batch`, batch)).toBe(201);
  await using connection = await connectedTo(cluster.postgres.url);
  const letMailsGo = cluster.mail.hold();
  const mailWaits = () => cluster.mail.held().some(({ text }) => announcedIn(text) === nameOf(unannounced));

  const toUnannounced = await allocate(victim, unannounced);
  await eventually(() => expect(mailWaits()).toBe(true), patience);
  await connection.client.query("begin; lock table allocations_view in exclusive mode");
  const toUntold = allocate(victim, untold);
  await eventually(async () => expect((await placedLines(cluster)).map(nameOf)).toContain(nameOf(untold)), patience);
  const exitCode = await victim.stop("SIGKILL");
  // PostgreSQL would go on with what a client has asked for who is gone.
  await eventually(async () => expect(await endConnections(victim, cluster)).toBe(0), patience);
  await connection.client.query("rollback");
  await eventually(() => expect(mailWaits()).toBe(false), patience);
  letMailsGo();

  return { exitCode, toUnannounced, toUntold: await toUntold, toWhoAsksAgain: await allocate(other, untold) };
}

/** Stops PostgreSQL and starts it again. @returns what each living API process answered meanwhile, and then. */
export async function restartPostgres(cluster: Cluster) {
  await cluster.postgres.stop();
  const toOrders = await fromEach(cluster, (api) => allocate(api, lineOf("without-postgres")));
  const toOnlookers = await fromEach(cluster, ({ url }) => statusOfGet(`${url}/dashboard.json`));
  await cluster.postgres.start();
  const whenBack = await fromEach(cluster, (api) => eventually(() => serves(api), patience));

  return { toOrders, toOnlookers, whenBack };
}

/**
 * Stops Redis, lets the load go on without, and starts it again.
 * @returns what each living API process answered meanwhile, and then, when others heard of it; and that all consumers listen.
 */
export async function restartRedis(cluster: Cluster, load: Load) {
  await using resources = new AsyncDisposableStack();
  const heard = await hearing("line_allocated", cluster, resources);

  await cluster.redis.stop();
  const before = load.accepted.length;
  const toOrders = await fromEach(cluster, (api) => allocate(api, lineOf(`without-redis-${api.name}`)));
  await eventually(() => expect(load.accepted.length).toBeGreaterThan(before + 50), patience);
  await cluster.redis.start();
  const whenBack = await fromEach(cluster, (api) => eventually(() => tells(api, heard), patience));
  const consumersListen = await eventually(() => listen(cluster), patience);

  return { toOrders, whenBack, consumersListen };
}

/** One more piece is to be had. */
async function serves(api: Api): Promise<number | null> {
  const status = await allocate(api, lineOf(randomOrderId()));
  expect(status).toBe(202);
  return status;
}

/** One more piece is to be had, and others hear of it. */
async function tells(api: Api, heard: readonly string[]): Promise<number | null> {
  const line = lineOf(randomOrderId());
  const status = await allocate(api, line);
  await eventually(() => expect(heard.join()).toContain(line.orderid));
  return status;
}

/** All consumers hear that a quantity has changed, and it is another one. */
async function listen(cluster: Cluster): Promise<true> {
  const changed = { batchref: batch.ref, qty: batch.qty - 1 };
  await told(cluster, changed);
  await eventually(async () => expect(await takenBatches(cluster)).toContainEqual(expect.objectContaining(changed)));
  return true;
}

/** Ends the process' connections, and counts them. */
async function endConnections({ name }: Api, { postgres }: Cluster): Promise<number> {
  await using connection = await connectedTo(postgres.url); // In a transaction, the same activity is seen again and again.
  const text = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1";
  const { rows } = await connection.client.query({ text, values: [name] });
  return rows.length;
}

function lineOf(orderid: string): LineBody {
  return { orderid, sku: batch.sku, qty: 1 };
}

function allocate({ url }: Api, line: LineBody): Promise<number | null> {
  return statusOf(`${url}/allocate`, line);
}

/** From each process but the first, which is dead. */
function fromEach<Answer>({ apis: [, ...alive] }: Cluster, ask: (api: Api) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(alive.map(ask));
}
