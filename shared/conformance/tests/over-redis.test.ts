import { describeWith } from "@cosmic/testkit";
import { redis, startRedis } from "@cosmic/testkit/redis";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checksFor, overHttp, Unreachable } from "../src/index.ts";
import type { Behaviour } from "./behaviour.ts";
import { openServedShop } from "./shop.ts";
import { violatedBy } from "./violated-by.ts";

/** One check for each thing that is done with Redis. */
const ids = ["announces-allocation", "moves-line", "allocates-by-message", "drops-line-sku-lone-surrogate"];
const byRedis = checksFor("12").filter(({ id }) => ids.includes(id));

describeWith(redis, "a service with a Redis", () => {
  const resources = new AsyncDisposableStack();
  let url: string;
  beforeAll(async () => {
    url = resources.use(await startRedis()).url;
  });
  afterAll(() => resources.disposeAsync());

  test("is told messages, and heard", async () => {
    await using service = await connectedShop();

    for (const { run } of byRedis) await expect(run(service)).resolves.toBeUndefined();
  });

  test("is found out when it listens to another channel", async () => {
    await using service = await connectedShop({}, ["change-batch-quantity", "allocate"]);

    const about = byRedis.filter(({ id }) => id === "moves-line");
    expect(await violatedBy({ ...service, patience: 100 }, about)).toEqual(["moves-line"]);
  });

  test("is left when it is disposed of", async () => {
    const service = await connectedShop();
    await service.redis?.open();
    const before = await clients();

    await service[Symbol.asyncDispose]();

    expect(await clients()).toBe(before - 3);
  });

  /** A shop of chapter 12 on this Redis, and the service that the checks are run against. */
  async function connectedShop(wrong: Partial<Behaviour> = {}, channels = ["change_batch_quantity", "allocate"]) {
    await using own = new AsyncDisposableStack();
    const shop = own.use(await openServedShop(wrong, "12"));
    const listening = own.adopt(await createClient({ url }).connect(), (client) => client.close());
    const speaking = own.adopt(await createClient({ url }).connect(), (client) => client.close());
    for (const channel of channels) await listening.subscribe(channel, (text) => shop.publish(channel, text));
    shop.onSaid((text) => void speaking.publish("line_allocated", text));
    const service = own.use(overHttp(shop.url, { redis: url }));
    const all = own.move();
    return { ...service, [Symbol.asyncDispose]: () => all.disposeAsync() };
  }

  async function clients(): Promise<number> {
    const client = await createClient({ url }).connect();
    const list = await client.sendCommand(["CLIENT", "LIST"]);
    await client.close();
    return String(list)
      .split("\n")
      .filter((line) => line.includes("addr=")).length;
  }
});

describe("a Redis that does not answer", () => {
  test("is no violation", async () => {
    await using service = overHttp("http://localhost:1", { redis: "redis://user:secret@localhost:1" });
    const [check] = byRedis;

    const run = check?.run(service);

    await expect(run).rejects.toThrow(Unreachable);
    await expect(run).rejects.toThrow(/^Nobody answers as a Redis at localhost:1: .*ECONNREFUSED/);
  });
});
