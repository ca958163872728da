import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Machine } from "./machine.ts";
import { isContest, isSolo, type Result, type Solo } from "./result.ts";
import { median, ratioOf } from "./statistics.ts";

/** Where and of what the figures are. */
export type Circumstances = Readonly<{ chapter: string; commit: string | null; machine: Machine }>;

/** The first lines of a report: what the reader must know before comparing anything. */
export function headingOf({ chapter, commit, machine }: Circumstances): string {
  const { processor, cores, node, platform, busy, durableWrite } = machine;
  return [
    `${chapter}${commit === null ? "" : ` at ${commit}`}`,
    `${processor}, ${cores} cores, ${platform}, Node ${node}`,
    `load before the run ${busy.toFixed(1)}; a durable write of 4 kB takes ${durableWrite.toFixed(2)} ms`,
  ].join("\n");
}

/** The last lines: how to read the table, and how what has no floor grows. */
export function notesOn(results: readonly Result[]): string {
  return [
    "Operations per second: the median of all rounds. Each round has a ratio of its own, ours/floor:",
    "their median stands against the bar, and in brackets is where the middle half of them lies.",
    ...growthOf(results.filter(isSolo)),
  ].join("\n");
}

function growthOf([first, ...others]: readonly Solo[]): string[] {
  if (!first) return [];
  const timesAsLong = ({ ours }: Solo) => (median(first.ours) / median(ours)).toFixed(1);
  return others.map((solo) => `${solo.name}: ${timesAsLong(solo)} times as long as ${first.name}`);
}

/** Writes everything that was measured, round by round. */
export async function writeReport(
  file: string,
  circumstances: Circumstances,
  results: readonly Result[],
): Promise<void> {
  const told = results.map((result) => (isContest(result) ? { ...result, ratio: ratioOf(result.rounds) } : result));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...circumstances, results: told }, null, 2)}\n`);
}
