import path from "node:path";
import { checksFor, overHttp } from "@cosmic/conformance";
import { describeWith, startApplication, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder } from "./copy-of-chapter.ts";

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

describe("on SQLite", () =>
  keepsTheContract(async () => path.join(resources.use(await temporaryFolder()).path, "allocation.sqlite")));

describeWith(postgres, "on PostgreSQL", () =>
  keepsTheContract(async () => resources.use(await temporaryDatabase()).url),
);

function keepsTheContract(newDatabase: () => Promise<string>): void {
  let started: Promise<{ readonly url: string }>;
  beforeAll(async () => {
    started = startApplication({ folder, env: { DATABASE_URL: await newDatabase() } }).then((application) =>
      resources.use(application),
    );
  });

  for (const { title, run } of checksFor("07"))
    test(title, async () => {
      const outcome = started.then(({ url }) => run(overHttp(url)));
      await expect(outcome).resolves.toBeUndefined();
    });
}
