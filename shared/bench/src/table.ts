import Table from "cli-table3";
import { isContest, missesItsBar, type Result } from "./result.ts";
import { median, ratioOf } from "./statistics.ts";

/** Results side by side, at most 100 columns wide. */
export function tableOf(results: readonly Result[]): string {
  const table = new Table({
    head: ["case", "ours/s", "floor/s", "ratio (middle half)", "bar", "verdict"],
    colAligns: ["left", "right", "right", "right", "right", "left"],
    style: { head: [], border: [], compact: true },
  });
  table.push(...results.map(cellsOf));
  return table.toString();
}

function cellsOf(result: Result): string[] {
  if (!isContest(result)) return [result.name, rate(result.ours), "", "", "", ""];
  const { name, rounds, bar } = result;
  const { median: ratio, lower, upper } = ratioOf(rounds);
  return [
    name,
    rate(rounds.map(({ ours }) => ours)),
    rate(rounds.map(({ floor }) => floor)),
    `${ratio.toFixed(2)} (${lower.toFixed(2)} to ${upper.toFixed(2)})`,
    bar === null ? "" : bar.toFixed(2),
    bar === null ? "" : missesItsBar(result) ? "MISSED" : "held",
  ];
}

function rate(operationsPerSecond: readonly number[]): string {
  return Math.round(median(operationsPerSecond)).toLocaleString("en");
}
