import path from "node:path";
import { describeWith, eventually } from "@cosmic/testkit";
import { ownRedis, type RedisServer, redis, startRedis } from "@cosmic/testkit/redis";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Channels } from "../../src/adapters/channels.ts";
import { redisChannels } from "../../src/adapters/redis/channels.ts";
import { keepsTheContractOfChannels } from "../contracts/channels.ts";
import { hearing } from "../hearing.ts";

const patience = { within: 10_000 };

describeWith(redis, "channels over Redis", () => {
  let server: RedisServer;
  let resources = new AsyncDisposableStack();
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    await resources.disposeAsync();
    resources = new AsyncDisposableStack();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  keepsTheContractOfChannels(async () => opened().channels);

  test("a process that closes them before they were open comes to its end", async () => {
    const script = path.join(import.meta.dirname, "../processes/close-at-once.ts");

    const { exitCode } = await execa(process.execPath, [script, server.url], { timeout: 10_000, reject: false });

    expect(exitCode).toBe(0);
  });

  describeWith(ownRedis, "when Redis stops", () => {
    beforeEach(() => server.start());

    test("whoever listened listens again once it is back, and hears nothing of what was sent meanwhile", async () => {
      const [listener, sender] = [opened(), opened()];
      const heard = await hearing(listener.channels, "lamps");
      await eventually(() => sender.channels.publish("lamps", "before"), patience);
      await eventually(() => expect(heard).toEqual([["lamps", "before"]]), patience);

      await server.stop();
      await expect(sender.channels.publish("lamps", "meanwhile")).rejects.toThrow();
      await server.start();

      await eventually(async () => {
        await sender.channels.publish("lamps", "after");
        expect(heard).toContainEqual(["lamps", "after"]);
      }, patience);
      expect(heard).not.toContainEqual(["lamps", "meanwhile"]);
    });

    test("sending throws at once, and works again when it is back, on the same channels", async () => {
      const { channels } = opened();
      await eventually(() => channels.publish("lamps", "before"), patience);

      await server.stop();
      await eventually(async () => {
        let isThrown = false;
        channels.publish("lamps", "now").catch(() => {
          isThrown = true;
        });
        await new Promise(setImmediate);
        expect(isThrown).toBe(true);
      }, patience);
      await server.start();

      await eventually(() => expect(channels.publish("lamps", "after")).resolves.toBeUndefined(), patience);
    });

    test("it is told once, with the reason, however often it is tried again; and anew when it happens again", async () => {
      const { channels, lost } = opened();
      await hearing(channels, "lamps");
      await eventually(() => channels.publish("lamps", "before"), patience);

      for (const times of [1, 2]) {
        await server.stop();
        await eventually(() => expect(lost).toHaveLength(times), patience);
        await expect(channels.publish("lamps", "now")).rejects.toThrow();
        await server.start();
        await hearing(channels, `lamps ${times}`);
        await eventually(() => channels.publish("lamps", "after"), patience);
      }

      expect(lost).toEqual([expect.any(Error), expect.any(Error)]);
    });
  });

  describeWith(ownRedis, "when there is no Redis at first", () => {
    beforeEach(() => server.start());

    test("who listens waits for it, and hears what is sent from then on", async () => {
      await server.stop();
      const [listener, sender] = [opened(), opened()];
      const hearingBegins = hearing(listener.channels, "lamps");
      await eventually(() => expect([listener.lost, sender.lost]).toEqual([[expect.any(Error)], [expect.any(Error)]]));

      await server.start();
      const heard = await hearingBegins;
      await eventually(() => sender.channels.publish("lamps", "a text"), patience);

      await eventually(() => expect(heard).toEqual([["lamps", "a text"]]), patience);
    });

    test("closing ends the tries, and nothing is left behind: nobody connects when it is there", async () => {
      await server.stop();
      const { channels, lost } = opened();
      await eventually(() => expect(lost).not.toEqual([]));

      await channels.close();
      await server.start();

      const witness = opened();
      await eventually(() => witness.channels.publish("lamps", "a text"), patience);
      await expect(channels.publish("lamps", "a text")).rejects.toThrow();
      expect(lost).toHaveLength(1);
    });
  });

  /** Channels with a reason for each time that they were lost. They are closed after the test. */
  function opened(): { channels: Channels; lost: readonly Error[] } {
    const lost: Error[] = [];
    const channels = redisChannels({ url: server.url, onLost: (reason) => lost.push(reason) });
    expect(channels, "what redisChannels answers").toBeTypeOf("object");
    resources.defer(() => channels.close().catch(() => {})); // A test may have closed them.
    return { channels, lost };
  }
});
