import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestFile, TestRun } from "../test-run.ts";
import { boundedText } from "./bounded-text.ts";
import { endOf } from "./end-of.ts";
import type { Answer, Order, Setup } from "./messages.ts";

export type Listener = Readonly<{
  onFile(id: number, file: TestFile): void;
  onEnded(id: number, run: TestRun): void;
  /** It ended by itself, or was ended because it answered no more. @param said what it printed */
  onExit(wasReady: boolean, said: string): void;
}>;

export type SessionProcess = Readonly<{ order(order: Order): void; end(): Promise<void> }>;

const program = fileURLToPath(import.meta.resolve("./session-process.ts"));

/** How long a session's process may be silent that is alive once a second, in milliseconds. */
const SILENCE = 60_000;

export function startSessionProcess(setup: Setup, listener: Listener): SessionProcess {
  // As in CI: snapshots are not written, and test.only is a failure.
  const env = { ...process.env, CI: "true" };
  const child = fork(program, [], { env, execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const printed = boundedText();
  child.stderr?.setEncoding("utf8").on("data", printed.add);
  let givenUp: NodeJS.Immediate | undefined;
  const silence = setTimeout(() => {
    // Where it is this process that was held up, what the other one has said meanwhile is heard first.
    givenUp = setImmediate(() => child.kill("SIGKILL"));
  }, SILENCE).unref();
  let ready = false;
  let ending = false;

  child.on("message", (answer: Answer) => {
    clearImmediate(givenUp);
    silence.refresh();
    if (answer.type === "ready") ready = true;
    if (answer.type === "file") listener.onFile(answer.id, answer.file);
    if (answer.type === "ended") listener.onEnded(answer.id, answer.run);
  });
  const ended = endOf(child);
  void ended.then(() => {
    clearTimeout(silence);
    if (!ending) listener.onExit(ready, printed.text() || `${child.signalCode ?? `exit code ${child.exitCode}`}`);
  });
  const order = (message: Order) => void child.send(message, () => {});
  order(setup);

  return {
    order,
    async end() {
      ending = true;
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), 1_000);
      await ended;
      clearTimeout(late);
    },
  };
}
