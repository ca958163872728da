import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import "../ends-with-the-run.ts";
import { addressIn } from "./address-in.ts";

/** A PostgreSQL server of the caller's own. Disposing of it stops it and removes all that it has stored. */
export type PostgresServer = AsyncDisposable & {
  /** Its database `postgres`, as its only user, who may do everything: `postgres://postgres@127.0.0.1:21743/postgres`. */
  readonly url: string;
  /** Closes all connections and resolves once nothing listens any longer. What was committed stays. */
  readonly stop: () => Promise<void>;
  /** Starts it again, at the same address. */
  readonly start: () => Promise<void>;
};

type Settings = {
  /** Whether a commit waits until it is on the disk, as in production. Tests are faster without. */
  readonly durable?: boolean;
};

/**
 * Starts a server for a test that stops it or needs it alone (0.8 s); `temporaryDatabase` serves all others.
 * It never outlives the process that started it, however that one ends.
 * @throws Error with all that was printed, when PostgreSQL does not start.
 */
export async function startPostgres({ durable = false }: Settings = {}): Promise<PostgresServer> {
  const keeper = fork(
    fileURLToPath(new URL("./server-keeper.ts", import.meta.url)),
    [durable ? "durable" : "forgetful"],
    {
      // In a group of its own: Ctrl-C ends whoever started it first, and the server only then.
      detached: true,
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const ended = once(keeper, "exit");
  const tell = commanding(keeper, ended);
  const dispose = async () => {
    if (keeper.connected) keeper.disconnect();
    await ended;
  };

  try {
    const url = await tell("start");
    const start = async () => void (await tell("start"));
    const stop = async () => void (await tell("stop"));
    return { url, start, stop, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type Command = "start" | "stop";

/** One command after the other, so that each gets its own answer. */
function commanding(keeper: ChildProcess, ended: Promise<unknown>): (command: Command) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve();

  async function tell(command: Command): Promise<string> {
    if (!keeper.connected) throw new Error("PostgreSQL has been removed");
    const answered = once(keeper, "message");
    keeper.send(command);
    const [answer] = await Promise.race([answered, ended.then(() => ["PostgreSQL ended unexpectedly"])]);
    return addressIn(answer);
  }

  return (command) => {
    const told = last.then(() => tell(command));
    last = told.catch(() => {});
    return told;
  };
}
