import path from "node:path";
import { type Application, type RunningProcess, startApplication, startProcess } from "@cosmic/testkit";
import { type PostgresServer, startPostgres } from "@cosmic/testkit/postgres";
import { type RedisServer, startRedis } from "@cosmic/testkit/redis";
import { type MailServer, startMailServer } from "@cosmic/testkit/smtp";
import { execaNode } from "execa";

/**
 * What `compose.yaml` starts, started by hand: the same processes, told by the same variables where everything is. More of
 * them may be wanted than there: of several consumers each acts on every message.
 */
export type Cluster = AsyncDisposable &
  Readonly<{
    /** Nothing is in front of them: a client chooses one. */
    apis: readonly Api[];
    consumers: readonly RunningProcess[];
    postgres: PostgresServer;
    redis: RedisServer;
    mail: MailServer;
    /** What the command line answers that an operator uses. */
    allocation: (...given: readonly string[]) => Promise<CommandResult>;
  }>;

export type CommandResult = Readonly<{ exitCode?: number | undefined; stdout: string }>;

/** `name` is what PostgreSQL knows its connections by. */
export type Api = Application & Readonly<{ name: string }>;

const folder = path.join(import.meta.dirname, "../..");

/** Starts a PostgreSQL, a Redis, a mail server, and so many processes of each kind. */
export async function startCluster({ apis = 4, consumers = 2 } = {}): Promise<Cluster> {
  await using started = new AsyncDisposableStack();
  const postgres = started.use(await startPostgres());
  const redis = started.use(await startRedis());
  const mail = started.use(await startMailServer());
  const environmentOf = (name: string) => ({
    DATABASE_URL: `${postgres.url}?application_name=${name}`,
    REDIS_URL: redis.url,
    SMTP_URL: mail.url,
  });

  const startApi = async (name: string): Promise<Api> => {
    const application = started.use(await startApplication({ folder, env: environmentOf(name) }));
    return { ...application, name };
  };
  const startConsumer = async (name: string) => {
    const entrypoint = "src/entrypoints/redis-consumer.ts";
    return started.use(await startProcess({ folder, entrypoint, env: environmentOf(name), readyOnce: "listening to" }));
  };
  // One after the other: a machine that has a lot else to do would let all of them wait for too long.
  const runningApis: Api[] = [];
  for (const name of named("api", apis)) runningApis.push(await startApi(name));
  const runningConsumers: RunningProcess[] = [];
  for (const name of named("consumer", consumers)) runningConsumers.push(await startConsumer(name));

  const commandLine = path.join(folder, "src/entrypoints/cli.ts");
  const allocation = (...given: readonly string[]) =>
    execaNode(commandLine, given, { env: environmentOf("operator"), reject: false, timeout: 20_000 });
  const all = started.move();
  return {
    apis: runningApis,
    consumers: runningConsumers,
    postgres,
    redis,
    mail,
    allocation,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function named(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${kind}-${at + 1}`);
}
