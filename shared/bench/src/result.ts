import { type Round, ratioOf } from "./statistics.ts";

/** Our code and a floor that does the same work, operations per second. */
export type Contest = Readonly<{
  name: string;
  rounds: readonly Round[];
  /** The least ratio that is good enough; null where the ratio is only told. */
  bar: number | null;
}>;

/** What no floor exists for: our operations per second, round by round. */
export type Solo = Readonly<{ name: string; ours: readonly number[] }>;

export type Result = Contest | Solo;

export function isContest(result: Result): result is Contest {
  return "rounds" in result;
}

export function isSolo(result: Result): result is Solo {
  return !isContest(result);
}

export function missesItsBar(result: Result): boolean {
  return isContest(result) && result.bar !== null && ratioOf(result.rounds).median < result.bar;
}
