import path from "node:path";
import { openChapter } from "../chapter-allocator.ts";
import { oneByOne } from "../contenders.ts";
import { inAlternation, usually } from "../contest.ts";
import { openSqliteFloor } from "../floors/sqlite.ts";
import type { Contest } from "../result.ts";
import type { Stock } from "../stock.ts";
import { stockedFiles } from "../stocked-sqlite.ts";
import type { Workplace } from "../workplace.ts";

/** `operations` in each of 26 rounds. */
export type Situation = Stock & Readonly<{ name: string; operations: number; bar: number | null }>;

const situations: readonly Situation[] = [
  { name: "SQLite, distinct SKUs", skus: 2_000, linesEach: 0, operations: 150, bar: 0.6 },
];

/** The service over its unit of work on SQLite against statements written by hand, one line after the other. */
export async function measureSqlite(workplace: Workplace): Promise<readonly Contest[]> {
  const contests: Contest[] = [];
  for (const situation of situations) contests.push(await measureSituation(workplace, situation));
  return contests;
}

export async function measureSituation(
  { chapter, folder }: Workplace,
  situation: Situation,
  rounds = usually,
): Promise<Contest> {
  const { name, bar, skus, linesEach } = situation;
  const files = await stockedFiles(chapter, path.join(folder, `sqlite-${skus}-${linesEach}`), situation);
  await using ours = await openChapter(chapter, { kind: "sqlite", file: files.ours });
  await using floor = openSqliteFloor(files.floors);
  return { name, bar, rounds: await inAlternation(oneByOne(ours, situation), oneByOne(floor, situation), rounds) };
}
