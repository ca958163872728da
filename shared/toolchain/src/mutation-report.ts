import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Stryker } from "@stryker-mutator/core";
import Table from "cli-table3";

/** What became of one small change to the code. */
export type Mutant = Pick<
  Awaited<ReturnType<Stryker["runMutationTest"]>>[number],
  "fileName" | "location" | "mutatorName" | "replacement" | "status"
>;

const NOTICED = ["Killed", "Timeout"];
/** Room for a long regular expression; of a whole function, the beginning will do. */
const LONGEST = 200;
const UNNOTICED = ["Survived", "NoCoverage"];

/** The share of mutants that the tests noticed, in per cent. Mutants that cannot run do not count; of none at all, 0. */
export function scoreOf(mutants: readonly Mutant[]): number {
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  const counted = noticed + survivorsOf(mutants).length;
  return counted === 0 ? 0 : (100 * noticed) / counted;
}

/** The mutants that no test noticed, in the order of the code. */
export function survivorsOf(mutants: readonly Mutant[]): Mutant[] {
  return mutants.filter(({ status }) => UNNOTICED.includes(status)).sort(byPlace);
}

/** A table of survivors: where, by which mutator, and what was replaced by what. Files are named from `root`. */
export async function tableOf(survivors: readonly Mutant[], root: string): Promise<string> {
  const table = new Table({
    head: ["where", "mutator", "original", "replacement"],
    colWidths: [null, null, 50, 50],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [] },
  });
  for (const survivor of survivors) {
    const { fileName, location, mutatorName, replacement = "" } = survivor;
    const where = `${path.relative(root, fileName)}:${location.start.line}`;
    table.push([where, mutatorName, onOneLine(await originalOf(survivor)), onOneLine(replacement)]);
  }
  return table.toString();
}

/** The code that was replaced; its location counts lines and columns from 1. */
async function originalOf({ fileName, location: { start, end } }: Mutant): Promise<string> {
  const lines = (await readFile(fileName, "utf8")).split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join("\n");
}

function onOneLine(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function byPlace(one: Mutant, other: Mutant): number {
  return one.fileName.localeCompare(other.fileName) || one.location.start.line - other.location.start.line;
}
