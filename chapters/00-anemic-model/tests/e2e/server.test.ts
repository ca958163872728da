import { once } from "node:events";
import { cp, symlink } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import {
  eventually,
  randomBatchReference,
  randomOrderId,
  randomSku,
  startApplication,
  temporaryFolder,
} from "@cosmic/testkit";
import { expect, test } from "vitest";
import { type Answer, addBatch, allocate, chapter, post, startOnEmptyStock } from "./client.ts";

test.each([
  ["PORT", "eighty"],
  ["PORT", "65536"],
  ["DATABASE_URL", "postgres://localhost/allocation"],
  ["DATABASE_URL", "."],
  ["SMTP_URL", "localhost:25"],
])("does not start with %s=%s, and says so", async (variable, value) => {
  const start = startOnEmptyStock({ [variable]: value });

  await expect(start).rejects.toThrow(new RegExp(`It printed:\n${variable}[^\n]*\n$`));
});

test("does not start on a port that is taken, and says so", async () => {
  const taken = createServer();
  const port = await portOf(taken);

  const start = startOnEmptyStock({ PORT: String(port) });

  await expect(start).rejects.toThrow(new RegExp(`It printed:\nPORT ${port}[^\n]*\n$`));
  taken.close();
});

test.each(["path", "file: URL"])(
  "keeps its data over restarts in the file that DATABASE_URL names by %s",
  async (by) => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, "new folder", "stock.sqlite");
    const env = { DATABASE_URL: by === "path" ? file : `file://${encodeURI(file)}` };
    const [orderId, sku] = [randomOrderId(), randomSku()];
    const before = await startApplication({ folder: chapter, env });
    await addBatch(before, "batch-1", sku, 10);
    await allocate(before, orderId, sku, 3);
    await before.stop();

    await using after = await startApplication({ folder: chapter, env });

    expect(await allocate(after, orderId, sku, 3)).toEqual({ status: 201, body: { batchref: "batch-1" } });
  },
);

test.each(["SIGTERM", "SIGINT"] as const)("stops on %s with exit code 0", async (signal) => {
  const application = await startOnEmptyStock();

  const exitCode = await application.stop(signal);

  expect(exitCode).toBe(0);
});

test("finishes what was asked before it stops, however many signals come meanwhile", async () => {
  const mailServer = createServer();
  const application = await startOnEmptyStock({ SMTP_URL: `smtp://localhost:${await portOf(mailServer)}` });
  const sku = randomSku();
  await addBatch(application, randomBatchReference(), sku, 10);
  const mailIsSent = once(mailServer, "connection");
  const answer = allocate(application, randomOrderId(), sku, 3);
  const [mail] = await mailIsSent;

  process.kill(application.processId, "SIGTERM");
  await eventually(() => expect(fetch(application.url)).rejects.toThrow());
  const exitCode = application.stop("SIGTERM");
  mail.destroy();

  expect((await answer).status).toBe(201);
  expect(await exitCode).toBe(0);
  mailServer.close();
});

test("answers 404 for an unknown path and 405 for a wrong method", async () => {
  await using application = await startOnEmptyStock();

  const unknown = await post(application, "/nothing", {});
  const wrongMethod = await fetch(`${application.url}/allocate`);

  expect(unknown).toEqual({ status: 404, body: { message: expect.any(String) } });
  expect(wrongMethod.status).toBe(405);
});

test.each(["start", "restart"])("without DATABASE_URL there is a little stock to try, on %s", async (moment) => {
  await using copy = await copyWithoutData();
  if (moment === "restart") await tryOut(copy.path);

  const answers = await tryOut(copy.path);

  expect(answers).toEqual([
    { status: 201, body: { batchref: "batch-chairs" } },
    { status: 201, body: { batchref: "batch-chairs" } },
    { status: 400, body: { message: "Invalid sku NO-SUCH-CHAIR" } },
  ]);
});

/** Lets `server` listen on any free port, and tells which. */
async function portOf(server: Server): Promise<number> {
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** The chapter in another folder: its own database, which the reader may have filled, stays as it is. */
async function copyWithoutData() {
  const copy = await temporaryFolder();
  await cp(path.join(chapter, "src"), path.join(copy.path, "src"), { recursive: true });
  await symlink(path.join(chapter, "node_modules"), path.join(copy.path, "node_modules"));
  return copy;
}

/** Starts the application without settings, and sends the requests that it prints. */
async function tryOut(folder: string): Promise<Answer[]> {
  await using application = await startApplication({ folder });
  const lines = await eventually(() => {
    const printed = [...application.output().matchAll(/^curl .* -d '(.*)' (http:.*)(\/\w+)$/gm)];
    expect(printed).toHaveLength(3);
    return printed;
  });

  const answers: Answer[] = [];
  for (const [, body = "", url = "", route = ""] of lines) answers.push(await post({ url }, route, JSON.parse(body)));
  return answers;
}
