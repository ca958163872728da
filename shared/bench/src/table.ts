import Table from "cli-table3";
import {
  type Contest,
  isContest,
  isSheet,
  missesItsBar,
  type Result,
  type Sheet,
  type SheetRow,
  type Solo,
} from "./result.ts";
import { median, ratioOf } from "./statistics.ts";

/** Results side by side, at most 100 columns wide; figures of other kinds follow, each in a table of its own. */
export function tableOf(results: readonly Result[]): string {
  const sheets = results.filter(isSheet);
  const rates = results.filter((result): result is Contest | Solo => !isSheet(result));
  return [...(rates.length > 0 ? [tableOfRates(rates)] : []), ...sheets.map(tableOfSheet)].join("\n");
}

function tableOfRates(results: readonly (Contest | Solo)[]): string {
  return drawn(
    ["case", "ours/s", "floor/s", "ratio (middle half)", "bar", "verdict"],
    ["left", "right", "right", "right", "right", "left"],
    results.map(cellsOf),
  );
}

function tableOfSheet({ name, columns, rows }: Sheet): string {
  const hasBars = rows.some(({ bar }) => bar !== null);
  const head = hasBars ? [...columns, "bar", "verdict"] : columns;
  const numeric = columns.map((_, place) => place > 0 && rows.every(({ figures }) => isNumber(figures[place - 1])));
  const sides = head.map((_, place) => (numeric[place] ? "right" : "left"));
  const cells = rows.map((row) => [row.name, ...row.figures.map(told), ...(hasBars ? verdictOf(row.bar) : [])]);
  return `${name}\n${drawn(head, sides, cells)}`;
}

function drawn(
  head: readonly string[],
  sides: readonly ("left" | "right")[],
  cells: readonly (readonly string[])[],
): string {
  const style = { head: [], border: [], compact: true };
  const table = new Table({ head: [...head], colAligns: [...sides], style });
  table.push(...cells.map((row) => [...row]));
  return table.toString();
}

function cellsOf(result: Contest | Solo): string[] {
  if (!isContest(result)) return [result.name, rate(result.ours), "", "", "", ""];
  const { name, rounds, bar } = result;
  const { median: ratio, lower, upper } = ratioOf(rounds);
  return [
    name,
    rate(rounds.map(({ ours }) => ours)),
    rate(rounds.map(({ floor }) => floor)),
    `${ratio.toFixed(2)} (${lower.toFixed(2)} to ${upper.toFixed(2)})`,
    ...verdictOf(bar === null ? null : { text: bar.toFixed(2), held: !missesItsBar(result) }),
  ];
}

function verdictOf(bar: SheetRow["bar"]): string[] {
  if (!bar) return ["", ""];
  return [bar.text, bar.held ? "held" : "MISSED"];
}

function rate(operationsPerSecond: readonly number[]): string {
  return Math.round(median(operationsPerSecond)).toLocaleString("en");
}

function told(figure: number | string): string {
  if (!isNumber(figure)) return String(figure);
  const digits = Number.isInteger(figure) || Math.abs(figure) >= 100 ? 0 : 2;
  return figure.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function isNumber(figure: unknown): figure is number {
  return typeof figure === "number";
}
