import path from "node:path";
import { checksFor, overHttp, type Service } from "@cosmic/conformance";
import { startApplication, temporaryFolder } from "@cosmic/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const resources = new AsyncDisposableStack();
let service: Service;

beforeAll(async () => {
  const data = resources.use(await temporaryFolder());
  const env = { DATABASE_URL: path.join(data.path, "allocation.sqlite") };
  const application = resources.use(await startApplication({ folder: path.join(import.meta.dirname, "../.."), env }));
  service = overHttp(application.url);
});
afterAll(() => resources.disposeAsync());

describe("the application keeps the wire contract", () => {
  for (const { title, run } of checksFor("05"))
    test(title, async () => {
      await expect(run(service)).resolves.toBeUndefined();
    });
});
