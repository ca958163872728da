// What plain publish and subscribe can lose, to be read as stories. None of them is a mistake in the code: it is what these
// channels promise, and what a process can promise that tells others after it has committed. An outbox mends it, in a later
// chapter: what is to be told is written in the same transaction, and told from there until somebody has heard it.

import path from "node:path";
import { describeWith, eventually, temporaryFolder } from "@cosmic/testkit";
import { ownRedis, type RedisServer, startRedis } from "@cosmic/testkit/redis";
import { execaNode } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { redisChannels } from "../../src/adapters/redis/channels.ts";
import { openStorage } from "../../src/adapters/storage.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Command } from "../../src/domain/commands.ts";
import { consume } from "../../src/entrypoints/consumer.ts";
import { lamp } from "../builders.ts";
import { busOver } from "../bus.ts";
import { fakeProductStore } from "../fakes.ts";
import { type Heard, hearing } from "../hearing.ts";
import { changedQuantity, newBatch, requestedLine } from "../primitives.ts";
import { foundProduct } from "../units-of-work.ts";

const patience = { within: 10_000 };

let resources = new AsyncDisposableStack();
beforeEach(() => {
  resources = new AsyncDisposableStack();
});
afterEach(() => resources.disposeAsync());

describeWith(ownRedis, "a message is lost", () => {
  test("when nobody listens at the moment: who comes later hears nothing of it", async () => {
    const redis = resources.use(await startRedis());
    const { send } = await sendingTo(redis);

    await send("order-1");
    const { served } = await consumerAt(redis);
    await send("order-2");

    await eventually(() => expect(served()).toEqual(["order-2"]), patience);
  });

  test("when Redis restarts before it is passed on: the sender is told that it was not sent, if he asks", async () => {
    const redis = resources.use(await startRedis());
    const { send } = await sendingTo(redis);
    const { served } = await consumerAt(redis);

    await redis.stop();
    await expect(send("order-1")).rejects.toThrow();
    await redis.start();

    await eventually(async () => {
      await send("order-2");
      expect(served()).toContain("order-2");
    }, patience);
    expect(served()).not.toContain("order-1");
  });
});

describe("of what is committed nobody hears, when the process is killed before it could tell:", () => {
  test("a line is allocated, and nobody announces it; asked for again it is in its place already, which is no news", async () => {
    const { handle, announced, bus, kill } = await aDatabaseWith(newBatch());

    await kill(requestedLine());
    const answer = await handle(requestedLine());
    await bus.settled();

    expect(answer).toBe("batch-1");
    expect(announced).toEqual([]);
  });

  test("a line has lost its place, and nobody looks for another, though there is one", async () => {
    const { foundLamps, kill } = await aDatabaseWith(newBatch(), requestedLine(), newBatch({ reference: "batch-2" }));

    await kill(changedQuantity({ quantity: 1 }));

    expect(await foundLamps()).toMatchObject({
      batches: [
        { reference: "batch-1", purchasedQuantity: 1, lines: [] },
        { reference: "batch-2", lines: [] },
      ],
    });
  });
});

describeWith(ownRedis, "with two consumers, both are told and both do it:", () => {
  test("allocating the same line twice does no harm, and is announced once", async () => {
    const redis = resources.use(await startRedis());
    const startUnitOfWork = unitOfWorkOver(fakeProductStore());
    const { send, announce, heard } = await sendingTo(redis);
    const consumers = [await consumerAt(redis, startUnitOfWork), await consumerAt(redis, startUnitOfWork)];
    await busOver(startUnitOfWork).handle(newBatch());

    await send("order-1");
    for (const { served } of consumers) await eventually(() => expect(served()).toEqual(["order-1"]), patience);
    for (const { bus } of consumers) await bus.settled();

    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({ batches: [{ lines: [{ orderId: "order-1" }] }] });
    await announce("nothing more");
    await eventually(() => expect(announcedIn(heard)).toEqual(["order-1", "nothing more"]), patience);
  });

  test("what is out of stock is mailed twice", async () => {
    const redis = resources.use(await startRedis());
    const startUnitOfWork = unitOfWorkOver(fakeProductStore());
    const { send } = await sendingTo(redis);
    const consumers = [await consumerAt(redis, startUnitOfWork), await consumerAt(redis, startUnitOfWork)];
    await busOver(startUnitOfWork).handle(newBatch({ quantity: 1 }));

    await send("order-1");
    for (const { served } of consumers) await eventually(() => expect(served()).toEqual(["order-1"]), patience);
    for (const { bus } of consumers) await bus.settled();

    expect(consumers.map(({ mails }) => mails.length)).toEqual([1, 1]);
  });
});

/** Somebody else's channels: he sends orders for two lamps each, and hears what is announced. */
async function sendingTo({ url }: RedisServer) {
  const channels = channelsAt(url);
  const heard = await hearing(channels, "line_allocated");
  await eventually(() => channels.publish("is anybody there?", ""), patience);
  const send = (orderid: string) => channels.publish("allocate", JSON.stringify({ orderid, sku: "LAMP", qty: 2 }));
  const announce = (orderid: string) => channels.publish("line_allocated", JSON.stringify({ orderid }));
  return { send, announce, heard };
}

/** A consumer, on a database with nothing in it unless told otherwise, and the orders that it was asked for. */
async function consumerAt({ url }: RedisServer, startUnitOfWork = unitOfWorkOver(fakeProductStore())) {
  const channels = channelsAt(url);
  await eventually(() => channels.publish("is anybody there?", ""), patience);
  const orders: string[] = [];
  const { bus, handle, mails } = busOver(startUnitOfWork, { channels });
  const noticing: typeof handle = async (command) => {
    const given: Command = command;
    const answer = handle(command);
    await Promise.allSettled([answer]);
    if (given.type === "Allocate") orders.push(given.orderId);
    return answer;
  };
  await consume(channels.subscribe, { bus: { handle: noticing }, reportDropped: () => {} });
  return { bus, mails, served: () => orders };
}

function channelsAt(url: string) {
  const channels = redisChannels({ url, onLost: () => {} });
  expect(channels, "what redisChannels answers").toBeTypeOf("object");
  resources.defer(channels.close);
  return channels;
}

function announcedIn(heard: Heard): unknown[] {
  return heard.map(([, text]) => JSON.parse(text).orderid);
}

/** A database to which that has happened, and a process on it that is killed as soon as its command is committed. */
async function aDatabaseWith(...commands: readonly Command[]) {
  const folder = resources.use(await temporaryFolder());
  const file = path.join(folder.path, "allocation.sqlite");
  const before = await openStorage({ kind: "sqlite", file });
  const { handle, bus } = busOver(before.startUnitOfWork);
  for (const command of commands) await handle(command);
  await bus.settled();
  await before.close();
  const storage = await openStorage({ kind: "sqlite", file });
  resources.defer(storage.close);
  const kill = async (command: Command) => {
    const process = execaNode(path.join(import.meta.dirname, "../processes/die-before-telling.ts"), { reject: false });
    await process.sendMessage({ file, command });
    expect((await process).signal).toBe("SIGKILL");
  };
  return { ...busOver(storage.startUnitOfWork), foundLamps: () => foundProduct(storage.startUnitOfWork, lamp), kill };
}
