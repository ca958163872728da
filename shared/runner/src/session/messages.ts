import type { TestFile, TestRun } from "../test-run.ts";

/** What a session's process is told: first where it is, then which tests to run. */
export type Order = Setup | Start;

export type Setup = Readonly<{ type: "setup"; folder: string; patience: number }>;

export type Start = Readonly<{
  type: "run";
  id: number;
  files: readonly string[];
  /** Undefined: anything may have changed. */
  changed: readonly string[] | undefined;
}>;

/** What it answers. It is alive once a second, whatever its tests do. */
export type Answer =
  | Readonly<{ type: "ready" }>
  | Readonly<{ type: "alive" }>
  | Readonly<{ type: "file"; id: number; file: TestFile }>
  | Readonly<{ type: "ended"; id: number; run: TestRun }>;
