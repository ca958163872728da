import type { Curriculum } from "@cosmic/curriculum";
import type { Kind, Outcome } from "./outcome.ts";

const COLUMNS: readonly (readonly [Kind, string])[] = [
  ["identical", "identical"],
  ["merges", "merges"],
  ["conflicts", "conflicts"],
  ["diverges", "diverges on purpose"],
];

/** A Markdown table: a row for each file that changed, and in the columns the numbers of the chapters. */
export function tableOf(outcomes: readonly Outcome[], curriculum: Curriculum): string {
  const rows = [...Map.groupBy(outcomes.toSorted(versionsLast), nameOf)].map(([name, ofFile]) => [
    name,
    ...COLUMNS.map(([kind]) => chaptersOf(ofFile.filter((each) => each.kind === kind))),
  ]);
  const head = ["file", ...COLUMNS.map(([, title]) => title)];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const lineOf = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(lineOf).join("\n");

  function chaptersOf(some: readonly Outcome[]): string {
    return rangesOf(some, curriculum).join(", ");
  }
}

/** What the table has no room for, as a Markdown list. */
export function notesOf(outcomes: readonly Outcome[], curriculum: Curriculum): string[] {
  const told = outcomes.filter(({ note }) => note !== undefined);
  const byFile = [...Map.groupBy(told, ({ file, note }) => `${file}\n${note}`).values()].map((some) => ({
    chapters: rangesOf(some, curriculum).join(", "),
    file: codeOf(some[0]?.file ?? ""),
    note: some[0]?.note ?? "",
  }));
  return [...Map.groupBy(byFile, ({ chapters, note }) => `${chapters}\n${note}`).values()].map((some) => {
    const [{ chapters, note } = { chapters: "", note: "" }] = some;
    return `- ${chapters}: ${some.map(({ file }) => file).join(", ")} ${note}`;
  });
}

/** Earlier versions of a file share a row; which of them it is about is said below the table. */
function nameOf({ file }: Outcome): string {
  return codeOf(
    file.replace(/^steps\/[^/]+\/mutants\/[^/]+\//, "steps/*/mutants/*/").replace(/^steps\/[^/*]+\//, "steps/*/"),
  );
}

function versionsLast(one: Outcome, other: Outcome): number {
  return Number(isVersion(one)) - Number(isVersion(other));
}

function isVersion({ file }: Outcome): boolean {
  return /^(start|steps)\//.test(file);
}

function codeOf(file: string): string {
  return file
    .split(" → ")
    .map((each) => `\`${each}\``)
    .join(" → ");
}

/** The chapters' numbers; three in a row become a range: 02, 04–06. */
function rangesOf(outcomes: readonly Outcome[], { chapters }: Curriculum): string[] {
  const numberOf = (name: string) => chapters.find((each) => each.name === name)?.manifest.number ?? name;
  const ranges: string[][] = [];
  for (const number of new Set(outcomes.map(({ chapter }) => numberOf(chapter)))) {
    const range = ranges.at(-1);
    if (range && Number(number) === Number(range.at(-1)) + 1) range.push(number);
    else ranges.push([number]);
  }
  return ranges.map((range) => (range.length > 2 ? `${range[0]}–${range.at(-1)}` : range.join(", ")));
}
