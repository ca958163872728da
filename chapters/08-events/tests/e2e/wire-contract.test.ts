import path from "node:path";
import { checksFor, overHttp, type Service } from "@cosmic/conformance";
import { describeWith, startApplication, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { startMailServer } from "@cosmic/testkit/smtp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder } from "./copy-of-chapter.ts";

const [chapter = ""] = path.basename(folder).split("-");

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

describe("on SQLite", () =>
  keepsTheContract(async () => path.join(resources.use(await temporaryFolder()).path, "allocation.sqlite")));

describeWith(postgres, "on PostgreSQL", () =>
  keepsTheContract(async () => resources.use(await temporaryDatabase()).url),
);

function keepsTheContract(newDatabase: () => Promise<string>): void {
  let started: Promise<Service>;
  beforeAll(async () => {
    started = startOn(await newDatabase());
  });

  // Each check has products of its own, and most of its time it waits.
  for (const { title, run } of checksFor(chapter))
    test.concurrent(title, async () => {
      const outcome = started.then(run);
      await expect(outcome).resolves.toBeUndefined();
    });
}

async function startOn(database: string): Promise<Service> {
  const mailServer = resources.use(await startMailServer());
  const env = { DATABASE_URL: database, SMTP_URL: mailServer.url };
  const { url } = resources.use(await startApplication({ folder, env }));
  return resources.use(overHttp(url, { mailbox: async () => mailServer.mails() }));
}
