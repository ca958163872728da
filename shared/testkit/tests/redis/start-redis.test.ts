import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { describeWith, temporaryFolder } from "../../src/index.ts";
import { ownRedis, startRedis } from "../../src/redis/index.ts";
import { listens } from "../listens.ts";
import { tell } from "./tell.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describeWith(ownRedis, "a Redis of one's own", () => {
  test("is empty and nobody else's", async () => {
    await using one = await startRedis();
    await using other = await startRedis();

    await tell(one.url, "SET sku lamp");

    expect(await tell(one.url, "GET sku")).toBe("$4\r\nlamp");
    expect(await tell(other.url, "GET sku")).toBe("$-1");
  });

  test("is preferred to somebody else's", async () => {
    vi.stubEnv("REDIS_URL", "redis://production");

    await using server = await startRedis();

    expect(await tell(server.url, "PING")).toBe("+PONG");
  });

  test("listens to this machine only and writes nothing to the disk", async () => {
    await using server = await startRedis();

    const settings = await Promise.all(
      ["bind", "save", "appendonly"].map((name) => tell(server.url, `CONFIG GET ${name}`)),
    );

    expect(settings).toEqual([
      expect.stringMatching(/\r\n127.0.0.1$/),
      expect.stringMatching(/\r\n\$0$/),
      expect.stringMatching(/\r\nno$/),
    ]);
  });

  test("is below the ports that outgoing connections get", async () => {
    await using server = await startRedis();

    expect(Number(new URL(server.url).port)).toBeLessThan(32_768);
  });

  test("can be stopped and started again, at the same address and empty", async () => {
    await using server = await startRedis();
    await tell(server.url, "SET sku lamp");

    await server.stop();
    const whileStopped = tell(server.url, "PING");

    await expect(whileStopped).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await server.start();
    expect(await tell(server.url, "GET sku")).toBe("$-1");
  });

  test("closes its connections when it stops", async () => {
    await using server = await startRedis();
    const { hostname, port } = new URL(server.url);
    const subscriber = connect(Number(port), hostname).on("error", () => {});
    subscriber.write("SUBSCRIBE line_allocated\r\n");
    await once(subscriber, "data");
    const lost = once(subscriber, "close");

    await server.stop();

    await lost;
  });

  test("obeys in the order in which it is told", async () => {
    await using server = await startRedis();

    await Promise.all([server.start(), server.stop(), server.stop(), server.start()]);

    expect(await tell(server.url, "PING")).toBe("+PONG");
  });

  test("stops at the end of the scope and leaves nothing behind, not even what a client had it write down", async () => {
    await using folder = await temporaryFolder();
    vi.stubEnv("TMPDIR", folder.path);
    let url: string;
    {
      await using server = await startRedis();
      url = server.url;
      await tell(url, "SAVE");
      expect(await readdir(folder.path, { recursive: true })).toHaveLength(2);
    }

    expect(await listens(url)).toBe(false);
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("cannot be started when it has been removed", async () => {
    const server = await startRedis();
    await server[Symbol.asyncDispose]();

    await server[Symbol.asyncDispose]();

    await expect(server.start()).rejects.toThrow("Redis has been removed");
  });

  test("is an error with the reason when it does not start", async () => {
    await using folder = await temporaryFolder();
    vi.stubEnv("TMPDIR", `${folder.path}/nowhere`);

    const attempt = startRedis();

    await expect(attempt).rejects.toThrow(/^Redis did not start: ENOENT: no such file or directory, .*nowhere/);
  });
});
