/** What a worker's guard is told, in the environment: the guard removes it there, for processes that tests start have none. */
export type GuardSettings = Readonly<{
  /** How long the event loop may stand still without a test that begins or ends, in milliseconds. */
  patience: number;
  /** Modules of packages that tests imported before, to have them ready. */
  ready: readonly string[];
}>;

export const SETTINGS = "COSMIC_GUARD";

/** The file descriptor on which a guard tells of a loop, as one line of JSON. */
export const REPORTS = 4;

/** What stood still, innermost first; empty when it could not be found out. Lines and columns count from one. */
export type LoopReport = readonly LoopFrame[];

export type LoopFrame = Readonly<{ file: string; line: number; column: number; function: string }>;

/** What main thread and guard share: how often something went on, and how long the running test may take. */
export const COUNTERS = { progress: 0, microtasks: 1, allowance: 2 } as const;
