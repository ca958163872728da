import { type ChildProcess, fork } from "node:child_process";
import { type LoopReport, REPORTS } from "../guard/settings.ts";
import { boundedText } from "./bounded-text.ts";
import { endOf } from "./end-of.ts";

/** A process that runs one test file, or waits for one. */
export type WorkerProcess = Readonly<{
  child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Where it stood still, if its guard ended it for that. */
  loop(): LoopReport | undefined;
  /** Resolves when it has ended and all that it printed was read. */
  ended: Promise<void>;
}>;

/** How a worker of vitest's is started. */
export type Recipe = Readonly<{ entrypoint: string; execArgv: readonly string[]; env: NodeJS.ProcessEnv }>;

export function startWorker({ entrypoint, execArgv, env }: Recipe): WorkerProcess {
  const child = fork(entrypoint, [], {
    env,
    execArgv: [...execArgv],
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    serialization: "advanced",
  });
  const output = readAll(child, 1, 2);
  const reports = readAll(child, REPORTS);
  return { child, output: output.text, loop: () => reportIn(reports.text()), ended: endOf(child) };
}

function readAll(child: ChildProcess, ...descriptors: number[]) {
  const read = boundedText();
  for (const descriptor of descriptors) {
    const stream = child.stdio[descriptor];
    if (!stream || !("setEncoding" in stream)) throw new Error(`A worker has no pipe ${descriptor}`);
    stream.setEncoding("utf8").on("data", (text: string) => read.add(text));
    stream.on("error", () => {});
  }
  return read;
}

function reportIn(text: string): LoopReport | undefined {
  return text.endsWith("\n") ? JSON.parse(text) : undefined;
}
