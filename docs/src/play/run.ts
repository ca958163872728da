import { type Failure, type HostReport, type Outcome, SuiteHost } from "@cosmic/playground";
import { signal } from "@preact/signals";
import type { Texts } from "./chapter-data.ts";

export type TestResult = Readonly<{
  file: string;
  sentence: string;
  outcome: Outcome | "waiting" | "running";
  failures: readonly Failure[];
}>;

/** What the reader sees of a run. */
export type RunState = Readonly<{
  status: "idle" | "running" | "done";
  tests: ReadonlyMap<string, TestResult>;
  /** What went wrong outside of any test. */
  broken: readonly Failure[];
  printed: readonly string[];
  /** From the click to the last result. */
  milliseconds?: number;
}>;

const IDLE: RunState = { status: "idle", tests: new Map(), broken: [], printed: [] };

/** Milliseconds. What is heard meanwhile is shown at once: a list of hundreds, drawn for each of them, would hold up the rest. */
const DRAWN_EVERY = 50;

/** Lines. Whoever prints in a loop has seen enough by then, and the page goes on. */
const MOST_PRINTED = 1_000;

/** Runs tests in a worker of their own, and holds what has come of the last run. */
export function openRun() {
  const state = signal<RunState>(IDLE);
  const start = () => new Worker(new URL("./suite.worker.ts", import.meta.url), { type: "module" });
  const host = new SuiteHost(start);
  let latest = 0;
  return {
    state,
    /** Says what the reader will probably run next: not before he comes near to it, since it may need more libraries. */
    prepare: (files: Texts, tests: readonly string[]) => host.prepare({ files, tests }),
    /** Resolves to what has come of the run; to undefined when another one was started meanwhile. */
    async run(files: Texts, tests: readonly string[], patience?: number): Promise<RunState | undefined> {
      const began = performance.now();
      const number = ++latest;
      const reports: HostReport[] = [];
      const show = (more: Partial<RunState> = {}) => {
        if (number === latest) state.value = { ...heard(state.value, reports.splice(0)), ...more };
      };
      show({ ...IDLE, status: "running" });
      const drawing = setInterval(show, DRAWN_EVERY);
      try {
        await host.run({ files, tests }, (report) => reports.push(report), patience);
      } catch (error) {
        reports.push({ kind: "broken", failure: cannotStart(error) });
      }
      clearInterval(drawing);
      show({ status: "done", milliseconds: performance.now() - began });
      return number === latest ? state.value : undefined;
    },
  };
}

function heard(state: RunState, reports: readonly HostReport[]): RunState {
  if (reports.length === 0) return state;
  const tests = new Map(state.tests);
  const broken = [...state.broken];
  const printed = [...state.printed];
  const change = (id: string | undefined, result: Partial<TestResult>) => {
    const test = id === undefined ? undefined : tests.get(id);
    if (test && id !== undefined) tests.set(id, { ...test, ...result });
    return test !== undefined;
  };
  for (const report of reports)
    switch (report.kind) {
      case "collected":
        for (const { id, file, sentence } of report.tests)
          tests.set(id, { file, sentence, outcome: "waiting", failures: [] });
        break;
      case "started":
        change(report.id, { outcome: "running" });
        break;
      case "ended":
        change(report.id, { outcome: report.outcome, failures: report.failures });
        break;
      case "broken":
        broken.push(report.failure);
        break;
      case "printed":
        if (printed.length < MOST_PRINTED) printed.push(report.text);
        else printed[MOST_PRINTED] = "… and more";
        break;
      case "stopped": {
        const failure = endlessLoop(report.afterMilliseconds);
        if (!change(report.id, { outcome: "failed", failures: [failure] })) broken.push(failure);
      }
    }
  return { ...state, tests, broken, printed };
}

function endlessLoop(milliseconds: number): Failure {
  const seconds = milliseconds / 1_000;
  return {
    name: "EndlessLoop",
    message: `Stopped: nothing was heard of it for ${seconds} s. Is there a loop that does not end?`,
    places: [],
  };
}

function cannotStart(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return { name: "Error", message: `The tests could not be started: ${reason}. Reload the page.`, places: [] };
}
