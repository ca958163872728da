import { readFile } from "node:fs/promises";
import path from "node:path";
import { describeWith, eventually, startApplication, startProcess, temporaryFolder } from "@cosmic/testkit";
import { redis, startRedis } from "@cosmic/testkit/redis";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type ImageByHand, imageByHand } from "./image-by-hand.ts";

type Variables = Readonly<Record<string, string>>;

const repository = path.resolve(import.meta.dirname, "../../..");
const chapter = path.join(repository, "chapters/13-dependency-injection");

const resources = new AsyncDisposableStack();
let image: ImageByHand;
let data: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  data = resources.use(await temporaryFolder());
  image = resources.use(await imageByHand(chapter, { repository }));
}, 120_000); // Thousands of files are copied twice.
afterAll(() => resources.disposeAsync());

test("serves, is healthy as long as it does, and ends when it is asked to", async () => {
  const entrypoint = entrypointIn(image.command);
  const env = { DATABASE_URL: path.join(data.path, "allocation.sqlite") };

  await using application = await startApplication({ folder: image.folder, entrypoint, env });
  const { port } = new URL(application.url);
  const whileItServes = await exitCodeOf(image.healthCheck, { PORT: port });
  const ended = await application.stop();
  const afterwards = await exitCodeOf(image.healthCheck, { PORT: port });

  expect({ whileItServes, ended, afterwards }).toEqual({ whileItServes: 0, ended: 0, afterwards: 1 });
});

test("does not run as root", () => {
  expect(image.user).toBe("node");
});

test("holds no tests, and nothing that only they need", async () => {
  const { stdout } = await execa("ls", [".", "node_modules", "node_modules/@cosmic"], { cwd: image.folder });

  expect(stdout.split("\n").filter((name) => ["tests", "vitest", "typescript", "testkit"].includes(name))).toEqual([]);
});

test("is no healthy consumer without Redis", async () => {
  const { healthCheck } = await consumerService();

  const exitCode = await exitCodeOf(healthCheck, { REDIS_URL: "redis://127.0.0.1:1" });

  expect(exitCode).toBe(1);
});

describeWith(redis, "with Redis", () => {
  test("consumes, and is healthy as long as it listens", async () => {
    await using server = await startRedis();
    const { command, healthCheck } = await consumerService();
    const env = { DATABASE_URL: path.join(data.path, "allocation.sqlite"), REDIS_URL: server.url };

    const settings = { folder: image.folder, entrypoint: entrypointIn(command), env, readyOnce: "listening to" };
    await using consumer = await startProcess(settings);
    const whileItListens = await exitCodeOf(healthCheck, env);
    const ended = await consumer.stop();

    expect({ whileItListens, ended }).toEqual({ whileItListens: 0, ended: 0 });
    await eventually(async () => expect(await exitCodeOf(healthCheck, env)).toBe(1), { within: 10_000 });
  });
});

/** How compose.yaml starts the consumer, and asks how it is. */
async function consumerService() {
  const { services } = parse(await readFile(path.join(chapter, "compose.yaml"), "utf8"));
  const command: readonly string[] = services.consumer.command;
  const [, ...healthCheck]: readonly string[] = services.consumer.healthcheck.test;
  return { command, healthCheck };
}

/** The file that Node is told to run. */
function entrypointIn(command: readonly string[]): string {
  const [program, entrypoint = "", ...rest] = command;
  expect({ program, rest }).toEqual({ program: "node", rest: [] });
  return entrypoint;
}

/** Undefined where it was still at it after 10 seconds. */
async function exitCodeOf(command: readonly string[], env: Variables): Promise<number | undefined> {
  const [program = "", ...args] = command;
  const { exitCode } = await execa(program, args, { cwd: image.folder, env, reject: false, timeout: 10_000 });
  return exitCode;
}
