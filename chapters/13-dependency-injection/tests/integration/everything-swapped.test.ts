import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { type Application, bootstrap } from "../../src/bootstrap.ts";
import { readConfig } from "../../src/config.ts";
import { consume } from "../../src/entrypoints/consumer.ts";
import type { Notification } from "../../src/service-layer/notifications.ts";
import type { Observation } from "../../src/service-layer/observation.ts";
import { fakeProductStore, fakeStorage } from "../fakes.ts";
import { type Heard, hearing } from "../hearing.ts";
import { newBatch, requestedLine } from "../primitives.ts";

// What the environment names is all there: a folder for the file, and somebody at each address who counts who comes.
let resources: AsyncDisposableStack;
let file: string;
let url: string;
let callers: number;

// What the application is given in its place.
let diary: string[];
let mayMail: Promise<void>;
let mails: Notification[];
let observations: Observation[];
let own: NonNullable<Parameters<typeof bootstrap>[1]>;
beforeEach(async () => {
  resources = new AsyncDisposableStack();
  file = `${resources.use(await temporaryFolder()).path}/allocation.sqlite`;
  url = await somebodyListening();
  callers = 0;
  [diary, mails, observations, mayMail] = [[], [], [], Promise.resolve()];
  const storage = fakeStorage(unitOfWorkOver(fakeProductStore()));
  const channels = inProcessChannels();
  const send = async (mail: Notification) => {
    await mayMail;
    diary.push("mailed");
    mails.push(mail);
  };
  own = {
    storage: { ...storage, close: noting("storage closed", storage.close) },
    channels: { ...channels, close: noting("channels closed", channels.close) },
    notifications: { send },
    observe: (observation) => observations.push(observation),
  };
});
afterEach(() => resources.disposeAsync());

test.each([
  ["a file", () => file],
  ["PostgreSQL", () => `postgres:${url}/allocation`],
])(
  "what the application does it does with what it was given, though the environment names %s, Redis and a mail server",
  async (_, database) => {
    const application = await started(database());
    const announced = await hearing(application, "line_allocated");

    await tellItsStory(application);
    await callLast();

    const shown = await Promise.all(["order-1", "order-2"].map(application.views.allocationsOf));
    expect(shown).toEqual([[{ sku: "LAMP", reference: "batch-2" }], []]);
    expect(mails).toMatchObject([{ audience: "purchasing", subject: "Out of stock: LAMP" }]);
    expect(batchesIn(announced)).toEqual(["batch-1", "batch-2"]);
    expect({ callers, fileIsThere: existsSync(file) }).toEqual({ callers: 1, fileIsThere: false });
  },
);

test("its views, its read model and who looks on are those that it was given", async () => {
  const application = await started(file);

  await application.bus.handle(newBatch());

  expect(application.readModel).toBe(own.storage?.readModel);
  expect(application.views).toEqual({
    allocationsOf: own.storage?.views.fromReadModel,
    dashboard: own.storage?.views.dashboard,
  });
  expect(observations.map(({ kind }) => kind)).toEqual(["enqueued", "started", "succeeded"]);
});

test("it closes what it was given when the last handler has ended, the database last", async () => {
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  mayMail = promise;
  const { bus, close } = await started(file);
  await bus.handle(newBatch());
  await bus.handle(requestedLine({ quantity: 21 }));

  const closed = close();
  await new Promise(setImmediate);
  const before = [...diary];
  goOn();
  await closed;

  expect({ before, diary }).toEqual({ before: [], diary: ["mailed", "channels closed", "storage closed"] });
});

/** Everything that an adapter is needed for: stock, an order, one too large, and a message of others that moves the first. */
async function tellItsStory({ bus, subscribe }: Application): Promise<void> {
  const dropped: unknown[] = [];
  const allServed = await consume(subscribe, { bus, reportDropped: (...message) => dropped.push(message) });
  for (const reference of ["batch-1", "batch-2"]) await bus.handle(newBatch({ reference }));
  await bus.handle(requestedLine({ orderId: "order-1" }));
  await bus.handle(requestedLine({ orderId: "order-2", quantity: 21 }));
  await bus.settled();
  await own.channels?.publish("change_batch_quantity", JSON.stringify({ batchref: "batch-1", qty: 0 }));
  await allServed();
  await bus.settled();
  expect(dropped).toEqual([]);
}

async function started(database: string): Promise<Application> {
  const config = readConfig({ DATABASE_URL: database, REDIS_URL: `redis:${url}`, SMTP_URL: `smtp:${url}` });
  return bootstrap(config, own);
}

async function somebodyListening(): Promise<string> {
  const server = createServer((socket) => {
    callers += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  resources.defer(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("nobody listens");
  return `//127.0.0.1:${address.port}`;
}

/** Whoever has called before is counted by then. */
async function callLast(): Promise<void> {
  const socket = connect(Number(url.split(":").at(-1)), "127.0.0.1");
  socket.resume();
  await once(socket, "close");
}

function noting(entry: string, then: () => Promise<void>): () => Promise<void> {
  return async () => {
    diary.push(entry);
    await then();
  };
}

function batchesIn(heard: Heard): unknown[] {
  return heard.map(([, text]) => JSON.parse(text).batchref);
}
