import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { compileCache } from "../compile-cache.ts";
import "../ends-with-the-run.ts";
import { addressIn } from "./address-in.ts";

/** A server of the caller's own. Disposing of it stops it and removes all that it has stored. */
export type KeptServer = AsyncDisposable & {
  readonly url: string;
  /** Closes all connections and resolves once nothing listens any longer. */
  readonly stop: () => Promise<void>;
  /** Starts it again, at the same address. */
  readonly start: () => Promise<void>;
};

/** What is kept, as messages call it, by which program, with which arguments. */
type Kept = { readonly service: string; readonly keeper: URL; readonly args?: readonly string[] };

/**
 * Starts a server in the hands of a keeper, a process that ends with this one and takes the server with it.
 * @throws Error with all that was printed, when the server does not start.
 */
export async function startKeptServer({ service, keeper: file, args = [] }: Kept): Promise<KeptServer> {
  const keeper = fork(fileURLToPath(file), args, {
    // In a group of its own: Ctrl-C ends whoever started it first, and the server only then.
    detached: true,
    env: { ...compileCache, ...process.env },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(keeper, "exit");
  const tell = commanding(service, keeper, ended);
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
function commanding(
  service: string,
  keeper: ChildProcess,
  ended: Promise<unknown>,
): (command: Command) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve();

  async function tell(command: Command): Promise<string> {
    if (!keeper.connected) throw new Error(`${service} has been removed`);
    const answered = once(keeper, "message");
    keeper.send(command);
    const [answer] = await Promise.race([answered, ended.then(() => [`${service} ended unexpectedly`])]);
    return addressIn(answer);
  }

  return (command) => {
    const told = last.then(() => tell(command));
    last = told.catch(() => {});
    return told;
  };
}
