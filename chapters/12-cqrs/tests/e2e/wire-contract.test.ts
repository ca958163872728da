import path from "node:path";
import { checksFor, overHttp, type Service } from "@cosmic/conformance";
import { describeWith, startApplication, startProcess, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { redis, startRedis } from "@cosmic/testkit/redis";
import { startMailServer } from "@cosmic/testkit/smtp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder } from "./copy-of-chapter.ts";

const [chapter = ""] = path.basename(folder).split("-");
const checks = checksFor(chapter);

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

const needingRedis = checks.filter(({ needs }) => needs.includes("redis"));
const others = checks.filter((check) => !needingRedis.includes(check));

describe("in one process, on SQLite", () => {
  keepsTheContract(others, async () => startOn({ DATABASE_URL: await newFile() }));
});

describeWith(redis, "in two processes, with Redis", () => {
  describe("on SQLite", () => keepsTheContract(needingRedis, async () => startWithConsumerOn(await newFile())));

  describeWith(postgres, "on PostgreSQL", () =>
    keepsTheContract(checks, async () => startWithConsumerOn(await newDatabase())),
  );
});

function keepsTheContract(promises: typeof checks, start: () => Promise<Service>): void {
  let started: Promise<Service>;
  beforeAll(() => {
    started = start();
    started.catch(() => {}); // Each test says so.
  });

  // Each check has products of its own, and most of its time it waits.
  for (const { title, run } of promises)
    test.concurrent(title, async () => {
      const outcome = started.then(run);
      await expect(outcome).resolves.toBeUndefined();
    });
}

async function startWithConsumerOn(database: string): Promise<Service> {
  const { url } = resources.use(await startRedis());
  return startOn({ DATABASE_URL: database, REDIS_URL: url });
}

/** The application; where it is told of a Redis, with the process beside it that listens there. */
async function startOn(env: { DATABASE_URL: string; REDIS_URL?: string }): Promise<Service> {
  const mailServer = resources.use(await startMailServer());
  const settings = { folder, env: { ...env, SMTP_URL: mailServer.url } };
  const { url } = resources.use(await startApplication(settings));
  const entrypoint = "src/entrypoints/redis-consumer.ts";
  if (env.REDIS_URL) resources.use(await startProcess({ ...settings, entrypoint, readyOnce: "listening to" }));
  return resources.use(overHttp(url, { redis: env.REDIS_URL, mailbox: mailServer.mails }));
}

async function newFile(): Promise<string> {
  return path.join(resources.use(await temporaryFolder()).path, "allocation.sqlite");
}

async function newDatabase(): Promise<string> {
  return resources.use(await temporaryDatabase()).url;
}
