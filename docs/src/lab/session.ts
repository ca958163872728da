import {
  type Answer,
  ApplicationHost,
  type Effect,
  type Heard,
  type Occurrence,
  type Parts,
  type Request,
  type Switches,
  type Table,
} from "@cosmic/playground/application";
import { signal } from "@preact/signals";
import type { Texts } from "~/play/chapter-data.ts";

/** What the reader sees of a running application. */
export type State = Readonly<{
  status: "starting" | "idle" | "serving" | "working on" | "ended";
  /** Undefined until the application has started. */
  parts: Parts | undefined;
  tables: readonly Table[];
  /** The tables as they were when the last request came in. */
  before: readonly Table[];
  request: Request | undefined;
  answer: Answer | undefined;
  /** What happened with the last request. */
  occurrences: readonly Occurrence[];
  /** Mails and messages to others since the start; those of the last request are from `sentBefore` on. */
  sent: readonly Effect[];
  sentBefore: number;
  reports: readonly string[];
  /** How many requests of several still wait. */
  waiting: number;
  /** Why the last application was ended, when it did not end by itself. */
  ended: string;
}>;

const STARTING: State = {
  status: "starting",
  parts: undefined,
  tables: [],
  before: [],
  request: undefined,
  answer: undefined,
  occurrences: [],
  sent: [],
  sentBefore: 0,
  reports: [],
  waiting: 0,
  ended: "",
};

/** Runs an application in a worker, one request after the other, and starts it anew when it hangs or breaks. */
export function openSession(files: Texts, initially: Switches) {
  const state = signal<State>(STARTING);
  /** Ahead of what is shown, while several requests are sent: only where each has settled does the page follow. */
  let latest = STARTING;
  let switches = initially;
  let waiting: readonly Request[] = [];
  let requests = 0;
  let host = opened();

  function opened(): ApplicationHost {
    const worker = new Worker(new URL("./application.worker.ts", import.meta.url), { type: "module" });
    return new ApplicationHost(worker, files, hear);
  }

  function hear(heard: Heard): void {
    const wasStarted = latest.parts !== undefined;
    latest = after(latest, heard);
    if (waiting.length === 0 || heard.kind === "settled") state.value = latest;
    if (heard.kind === "started") host.turn(switches);
    if (heard.kind === "settled") next();
    // What cannot even start would be started for ever.
    if (heard.kind === "ended" && wasStarted) startAgain(heard.because);
  }

  function next(): void {
    const [request, ...rest] = waiting;
    if (!request) return;
    waiting = rest;
    requests += 1;
    latest = asked(latest, request, rest.length);
    state.value = latest;
    host.send(requests, request);
  }

  function startAgain(ended = ""): void {
    host.close();
    waiting = [];
    latest = { ...STARTING, ended };
    state.value = latest;
    host = opened();
  }

  return {
    state,
    /** Sends requests, each when the one before has settled. */
    send: (wanted: readonly Request[]) => {
      waiting = wanted;
      next();
    },
    turn: (wanted: Switches) => {
      switches = wanted;
      host.turn(wanted);
    },
    startAgain: () => startAgain(),
    close: () => host.close(),
  };
}

function asked(state: State, request: Request, waiting: number): State {
  const { tables, sent } = state;
  return {
    ...state,
    status: "serving",
    request,
    answer: undefined,
    before: tables,
    occurrences: [],
    sentBefore: sent.length,
    reports: [],
    waiting,
    ended: "",
  };
}

function after(state: State, heard: Heard): State {
  switch (heard.kind) {
    case "started":
      return { ...state, status: "idle", parts: heard.parts, tables: heard.tables, before: heard.tables };
    case "occurred":
      return occurred(state, heard.occurrence);
    case "answered":
      return { ...state, status: "working on", answer: heard.answer, tables: heard.tables };
    case "settled":
      return { ...state, status: "idle", tables: heard.tables };
    case "reported":
      return { ...state, reports: [...state.reports, heard.text] };
    case "ended":
      return { ...state, status: "ended", ended: heard.because };
    default:
      return state;
  }
}

function occurred(state: State, occurrence: Occurrence): State {
  const isSent = occurrence.kind === "effect" && occurrence.effect.kind !== "write";
  const sent = isSent ? [...state.sent, occurrence.effect] : state.sent;
  return { ...state, sent, occurrences: [...state.occurrences, occurrence] };
}
