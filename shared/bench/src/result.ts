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

/** Figures of another kind, in a table of their own. */
export type Sheet = Readonly<{ name: string; columns: readonly string[]; rows: readonly SheetRow[] }>;

export type SheetRow = Readonly<{
  name: string;
  /** One for each column but the first. */
  figures: readonly (number | string)[];
  /** In words, and whether it is held; null where the row is only told. */
  bar: Readonly<{ text: string; held: boolean }> | null;
}>;

export type Result = Contest | Solo | Sheet;

export function isContest(result: Result): result is Contest {
  return "rounds" in result;
}

export function isSolo(result: Result): result is Solo {
  return "ours" in result;
}

export function isSheet(result: Result): result is Sheet {
  return "rows" in result;
}

export function missesItsBar(result: Result): boolean {
  if (isSheet(result)) return result.rows.some(({ bar }) => bar?.held === false);
  return isContest(result) && result.bar !== null && ratioOf(result.rounds).median < result.bar;
}
