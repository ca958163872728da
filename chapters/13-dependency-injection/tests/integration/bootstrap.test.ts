import { describeWith, eventually, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { redis, startRedis } from "@cosmic/testkit/redis";
import { startMailServer } from "@cosmic/testkit/smtp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { redisChannels } from "../../src/adapters/redis/channels.ts";
import { bootstrap, CannotStart } from "../../src/bootstrap.ts";
import { readConfig } from "../../src/config.ts";
import { hearing } from "../hearing.ts";
import { migrated } from "../postgres.ts";
import { newBatch, requestedLine } from "../primitives.ts";

const batchIsFull = requestedLine({ orderId: "order-2", quantity: 21 });

let resources: AsyncDisposableStack;
let file: string;
beforeEach(async () => {
  resources = new AsyncDisposableStack();
  file = `${resources.use(await temporaryFolder()).path}/allocation.sqlite`;
});
afterEach(() => resources.disposeAsync());

describe("the environment decides", () => {
  test("in which SQLite file everything is kept: whoever opens it next finds it", async () => {
    const first = await started({ DATABASE_URL: file });
    await first.bus.handle(newBatch());
    await first.bus.handle(requestedLine());
    await first.close();

    const second = await started({ DATABASE_URL: file });

    expect(await second.views.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-1" }]);
    expect(await second.readModel.differences()).toEqual([]);
  });

  describeWith(postgres, "where there is PostgreSQL,", () => {
    test("in which of its databases everything is kept", async () => {
      const { url } = resources.use(await temporaryDatabase(migrated));
      const [one, other] = [await started({ DATABASE_URL: url }), await started({ DATABASE_URL: url })];
      await one.bus.handle(newBatch());

      const reference = await other.bus.handle(requestedLine());

      expect(reference).toBe("batch-1");
      expect(await one.views.allocationsOf("order-1")).toEqual([{ sku: "LAMP", reference: "batch-1" }]);
    });
  });

  test("by which mail server purchasing is told", async () => {
    const server = resources.use(await startMailServer());
    const { bus } = await started({ DATABASE_URL: file, SMTP_URL: server.url });
    await bus.handle(newBatch());

    await bus.handle(batchIsFull);
    await bus.settled();

    expect(server.mails()).toMatchObject([{ to: ["stock@made.com"], subject: "Out of stock: LAMP" }]);
  });

  test("that there is no Redis: what others would be told stays in this process", async () => {
    const { bus, subscribe } = await started({ DATABASE_URL: file });
    const heard = await hearing({ subscribe }, "line_allocated");
    await bus.handle(newBatch());

    await bus.handle(requestedLine());
    await bus.settled();

    expect(heard).toEqual([["line_allocated", expect.stringContaining("batch-1")]]);
  });

  describeWith(redis, "where there is Redis,", () => {
    test("by which one others are told, and tell us", async () => {
      const { url } = resources.use(await startRedis());
      const others = redisChannels({ url, onLost: () => {} });
      resources.defer(others.close);
      const heard = await hearing(others, "line_allocated");
      const { bus, subscribe } = await started({ DATABASE_URL: file, REDIS_URL: url });
      const asked = await hearing({ subscribe }, "allocate");
      await bus.handle(newBatch());

      await bus.handle(requestedLine());
      await others.publish("allocate", "an order");

      await eventually(() => expect(heard).toEqual([["line_allocated", expect.stringContaining("batch-1")]]));
      await eventually(() => expect(asked).toEqual([["allocate", "an order"]]));
    });
  });

  test("once: what becomes of its variables afterwards changes nothing", async () => {
    const environment = { DATABASE_URL: file };
    const application = await started(environment);
    environment.DATABASE_URL = "/nowhere/at/all.sqlite";

    await application.bus.handle(newBatch());

    await application.close();
    const next = await started({ DATABASE_URL: file });
    expect(await next.bus.handle(requestedLine())).toBe("batch-1");
  });
});

describe("it does not start, and says why in a sentence,", () => {
  test("when the file that was named cannot be opened", async () => {
    const folder = file.replace("/allocation.sqlite", "");

    const attempt = bootstrapped({ DATABASE_URL: folder });

    await expect(attempt).rejects.toEqual(
      new CannotStart(`DATABASE_URL: ${folder} cannot be opened as a database: unable to open database file.`),
    );
  });

  test("when nobody is at the address that was named, whose password is not repeated", async () => {
    const attempt = bootstrapped({ DATABASE_URL: "postgres://me:swordfish@127.0.0.1:1/allocation" });

    await expect(attempt).rejects.toEqual(
      new CannotStart(
        "DATABASE_URL: PostgreSQL at 127.0.0.1:1/allocation cannot be opened as a database: connect ECONNREFUSED 127.0.0.1:1.",
      ),
    );
  });
});

async function started(environment: Record<string, string>) {
  const application = await bootstrapped(environment);
  expect(application, "what bootstrap answers").toMatchObject({ bus: { handle: expect.any(Function) } });
  resources.defer(application.close);
  return application;
}

async function bootstrapped(environment: Record<string, string>) {
  return bootstrap(readConfig(environment));
}
