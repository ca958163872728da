import path from "node:path";
import { describeWith, eventually, startApplication, startProcess, temporaryFolder } from "@cosmic/testkit";
import { ownRedis, startRedis } from "@cosmic/testkit/redis";
import { startMailServer } from "@cosmic/testkit/smtp";
import { createClient } from "redis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { redisChannels } from "../../src/adapters/redis/channels.ts";
import { hearing } from "../hearing.ts";
import { folder } from "./copy-of-chapter.ts";

const patience = { within: 10_000 };

const lamps = { ref: "batch-1", sku: "LAMP", qty: 12 };
const line = { orderid: "order-1", sku: "LAMP", qty: 2 };
const moved = { ...line, batchref: "batch-1" };

describeWith(ownRedis, "with Redis", () => {
  let resources = new AsyncDisposableStack();
  beforeEach(() => {
    resources = new AsyncDisposableStack();
  });
  afterEach(() => resources.disposeAsync());

  describe("a consumer", () => {
    test("that was started before Redis is there works once it is, and again after each time that it was away", async () => {
      const redis = resources.use(await startRedis());
      await redis.stop();
      const server = await started("server.ts", { REDIS_URL: redis.url });
      const consumer = await started("redis-consumer.ts", { ...server.env, readyOnce: "Redis cannot be reached" });
      await post(`${server.url}/add_batch`, lamps);

      for (const orderid of ["order-1", "order-2"]) {
        await redis.start();
        const { channels, announced } = await othersAt(redis.url);
        await eventually(async () => {
          await channels.publish("allocate", JSON.stringify({ ...line, orderid }));
          expect(announced()).toEqual([{ ...moved, orderid }]);
        }, patience);
        await redis.stop();
      }

      expect(consumer.output()).toContain("listening to allocate, change_batch_quantity");
    });

    test("drops what it cannot do, saying why, and serves the next; asked to stop it ends by itself", async () => {
      const redis = resources.use(await startRedis());
      const { url, env } = await started("server.ts", { REDIS_URL: redis.url });
      const consumer = await started("redis-consumer.ts", env);
      const { channels, announced } = await othersAt(redis.url);
      await post(`${url}/add_batch`, lamps);

      await channels.publish("allocate", "not a message");
      await channels.publish("change_batch_quantity", JSON.stringify({ batchref: "nowhere", qty: 1 }));
      await channels.publish("allocate", JSON.stringify(line));
      await eventually(() => expect(announced()).toEqual([moved]), patience);
      const exitCode = await consumer.stop();

      expect(exitCode).toBe(0);
      expect(consumer.output()).toMatch(
        /message [-0-9a-f]{36} on allocate was dropped: "not a message" The message is not/,
      );
      expect(consumer.output()).toMatch(
        /message [-0-9a-f]{36} on change_batch_quantity was dropped: .*nowhere.* There is no batch/,
      );
    });

    test("asked to stop hears no more, and ends what it is doing, also when it is asked twice", async () => {
      const redis = resources.use(await startRedis());
      const mailServer = resources.use(await startMailServer());
      const goOn = mailServer.hold();
      const { url, env } = await started("server.ts", { REDIS_URL: redis.url });
      const consumer = await started("redis-consumer.ts", { ...env, SMTP_URL: mailServer.url });
      const { channels } = await othersAt(redis.url);
      await post(`${url}/add_batch`, lamps);
      await channels.publish("allocate", JSON.stringify({ ...line, qty: 13 }));
      await eventually(async () => expect(mailServer.held()).toHaveLength(1), patience);

      process.kill(consumer.processId, "SIGTERM");
      await eventually(async () => expect(await listenersTo("allocate", redis.url)).toBe(0), patience);
      const ended = consumer.stop();
      goOn();

      expect(await ended).toBe(0);
      expect(mailServer.mails()).toMatchObject([{ text: expect.stringContaining("order-1") }]);
    });

    test("that still waits for Redis ends by itself as well, when it is asked to", async () => {
      const redis = resources.use(await startRedis());
      await redis.stop();
      const consumer = await started("redis-consumer.ts", {
        REDIS_URL: redis.url.replace("//", "//me:swordfish@"),
        DATABASE_URL: ":memory:",
        readyOnce: "Redis cannot be reached",
      });

      const exitCode = await consumer.stop();

      expect(exitCode).toBe(0);
      expect(consumer.output()).not.toMatch(/swordfish|Error/);
    });
  });

  test("while Redis is away the server answers as always, and says in the end what nobody was told", async () => {
    const redis = resources.use(await startRedis());
    const server = await started("server.ts", { REDIS_URL: redis.url });
    await post(`${server.url}/add_batch`, lamps);
    await redis.stop();

    const whileGone = await post(`${server.url}/allocate`, line);
    await eventually(
      () => expect(server.output()).toContain("publishAllocated was given up after 5 attempts"),
      patience,
    );
    await redis.start();
    const { announced } = await othersAt(redis.url);
    const whenBack = await post(`${server.url}/allocate`, { ...line, orderid: "order-2" });

    for (const answer of [whileGone, whenBack]) expect(answer).toEqual({ status: 202, body: "OK" });
    expect(server.output()).toContain("order-1");
    await eventually(() => expect(announced()).toEqual([{ ...moved, orderid: "order-2" }]), patience);
  });

  /** A program of this chapter; on a database of its own, unless told otherwise. */
  async function started(program: string, { readyOnce = "listening", ...given }: Record<string, string>) {
    const env = { DATABASE_URL: await newFile(), ...given };
    const entrypoint = `src/entrypoints/${program}`;
    if (program !== "server.ts") {
      const starting = startProcess({ folder, entrypoint, env, readyOnce });
      await expect(starting).resolves.toHaveProperty("processId");
      return { ...resources.use(await starting), url: "", env };
    }
    return { ...resources.use(await startApplication({ folder, env })), env };
  }

  async function newFile(): Promise<string> {
    return path.join(resources.use(await temporaryFolder()).path, "allocation.sqlite");
  }

  /** Other systems, and what they have heard on line_allocated. */
  async function othersAt(url: string) {
    const channels = redisChannels({ url, onLost: () => {} });
    resources.defer(channels.close);
    const heard = await hearing(channels, "line_allocated");
    await eventually(() => channels.publish("is anybody there?", ""), patience);
    return { channels, announced: () => heard.map(([, text]): unknown => JSON.parse(text)) };
  }
});

async function listenersTo(channel: string, url: string): Promise<number | undefined> {
  const client = await createClient({ url }).connect();
  try {
    return (await client.pubSubNumSub([channel]))[channel];
  } finally {
    client.destroy();
  }
}

async function post(url: string, content: object): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
  return { status: response.status, body: await response.text() };
}
