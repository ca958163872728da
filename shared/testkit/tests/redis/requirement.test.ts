import { afterEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../src/index.ts";
import { ownRedis, redis, startRedis } from "../../src/redis/index.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("without redis-server on PATH", () => {
  test("Redis is the one at REDIS_URL, which is not ours to stop", async () => {
    await using empty = await temporaryFolder();
    vi.stubEnv("PATH", empty.path);
    vi.stubEnv("REDIS_URL", "redis://shared:6379");

    await using server = await startRedis();

    expect(server.url).toBe("redis://shared:6379");
    expect(redis.available).toBe(true);
    expect(ownRedis.available).toBe(false);
    await expect(server.stop()).rejects.toThrow("was not started by the tests");
    await expect(server.start()).rejects.toThrow("was not started by the tests");
  });

  test("and without REDIS_URL there is none, and a sentence that says how to get it", async () => {
    await using empty = await temporaryFolder();
    vi.stubEnv("PATH", empty.path);
    vi.stubEnv("REDIS_URL", "");

    const attempt = startRedis();

    await expect(attempt).rejects.toThrow(/^Redis is missing: install redis-server .*set REDIS_URL/);
    expect(redis.available).toBe(false);
    expect(ownRedis.available).toBe(false);
  });
});
