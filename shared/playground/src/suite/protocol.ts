import type { Files } from "../linker/files.ts";

/** To run an order, once; or, before that, to get ready for the one that will probably come. */
export type Request = Readonly<{ kind: "run" | "prepare"; order: Order }>;

/** What a worker is asked to run. */
export type Order = Readonly<{
  files: Files;
  /** Test files, in the order they shall run. */
  tests: readonly string[];
}>;

/** What it tells while it does. */
export type Report =
  | { kind: "ready" }
  /** The libraries are there; from here on it is the chapter's code that runs. */
  | { kind: "loaded" }
  | { kind: "collected"; tests: readonly TestName[] }
  /** `timeout` in milliseconds, where the test asks for one of its own. */
  | { kind: "started"; id: string; timeout?: number }
  | { kind: "ended"; id: string; outcome: Outcome; milliseconds: number; failures: readonly Failure[] }
  | { kind: "broken"; failure: Failure }
  | { kind: "printed"; level: "log" | "warn" | "error"; text: string }
  | { kind: "done"; milliseconds: number };

export type TestName = Readonly<{ id: string; file: string; sentence: string }>;

export type Outcome = "passed" | "failed" | "skipped";

export type Failure = Readonly<{
  name: string;
  message: string;
  /** Line by line: `-` before what was expected, `+` before what came. */
  diff?: string;
  /** Where it went wrong in a file of the chapter, innermost first; lines and columns count from one. */
  places: readonly Place[];
}>;

export type Place = Readonly<{ file: string; line: number; column: number }>;
