import { type Debugger, Session } from "node:inspector";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { MARK_MICROTASK } from "./progress.ts";
import type { LoopFrame, LoopReport } from "./settings.ts";

/** Within a call to the system nothing stops: then nobody knows. In milliseconds. */
const LONGEST_WAIT = 1_000;
const SAMPLES = 4;
const MOST_TRIES = 8;

const session = new Session();
const scripts = new Map<string, string>();
let connected = false;

function connect(): void {
  if (connected) return;
  session.connectToMainThread();
  session.on("Debugger.scriptParsed", ({ params }) => scripts.set(params.scriptId, params.url));
  connected = true;
}

export function markMicrotask(): void {
  connect();
  session.post("Runtime.evaluate", { expression: MARK_MICROTASK });
}

/**
 * Stops the main thread a few times, and tells where it is, innermost first, without what the loop calls: what comes and
 * goes from one time to the next is called by the loop, what stays has it. Empty when the thread could not be stopped.
 */
export async function whereMainThreadStays(): Promise<LoopReport> {
  connect();
  session.post("Debugger.enable");
  const samples: LoopFrame[][] = [];
  for (let tried = 0; tried < MOST_TRIES && samples.length < SAMPLES; tried++) {
    const frames = await Promise.race([pausedBy("Debugger.pause"), setTimeout(LONGEST_WAIT, undefined)]);
    // Between two promises nothing but Node is there: one step further is the code that waited for the first.
    const further = frames?.length === 0 ? pausedBy("Debugger.stepInto") : frames;
    const sample = await Promise.race([further, setTimeout(LONGEST_WAIT, undefined)]);
    if (!sample) break;
    if (sample.length > 0) samples.push(sample);
    session.post("Debugger.resume");
    await setTimeout(5);
  }
  return stayingIn(samples);
}

function pausedBy(command: "Debugger.pause" | "Debugger.stepInto"): Promise<LoopFrame[]> {
  return new Promise((resolve) => {
    session.once("Debugger.paused", ({ params }) => resolve(params.callFrames.map(asFrame).filter(isOutsideNode)));
    session.post(command);
  });
}

function stayingIn(samples: readonly LoopFrame[][]): LoopReport {
  const [first = [], ...others] = samples;
  const depth = first.toReversed().findIndex((frame, at) => !others.every((other) => isSame(other.at(-1 - at), frame)));
  return depth < 1 ? first : first.slice(first.length - depth);
}

function isSame(one: LoopFrame | undefined, other: LoopFrame): boolean {
  return one?.file === other.file && one.function === other.function;
}

/** Below every promise is the same frame of Node's, which tells nothing. */
function isOutsideNode({ file }: LoopFrame): boolean {
  return !file.startsWith("node:");
}

function asFrame({ functionName, this: self, location }: Debugger.CallFrame): LoopFrame {
  const url = scripts.get(location.scriptId) ?? "";
  const owner = self.type === "object" && self.className !== "Object" ? self.className : undefined;
  return {
    file: url.startsWith("file:") ? fileURLToPath(url) : url,
    line: location.lineNumber + 1,
    column: (location.columnNumber ?? 0) + 1,
    function: functionName && owner ? `${owner}.${functionName}` : functionName,
  };
}
