import path from "node:path";
import { postgres, startPostgres } from "@cosmic/testkit/postgres";
import type { Address, Allocator } from "../allocator.ts";
import type { Chapter } from "../chapter.ts";
import { openChapter } from "../chapter-allocator.ts";
import { oneByOne } from "../contenders.ts";
import { inAlternation, type Rounds, seldom } from "../contest.ts";
import { openPostgresFloor } from "../floors/postgres.ts";
import { openSqliteFloor } from "../floors/sqlite.ts";
import type { Sheet, SheetRow } from "../result.ts";
import { median, type Round, ratioOf } from "../statistics.ts";
import { stockedDatabases } from "../stocked-postgres.ts";
import { stockedFiles } from "../stocked-sqlite.ts";
import type { Workplace } from "../workplace.ts";

/** Lines of each SKU before it is measured, and so many SKUs that it stays at about that. */
type Point = Readonly<{ linesEach: number; skus: number; operations: number; atMost: number | null }>;

const points: readonly Point[] = [
  { linesEach: 10, skus: 200, operations: 20, atMost: null },
  { linesEach: 1_000, skus: 10, operations: 10, atMost: null },
  { linesEach: 10_000, skus: 1, operations: 3, atMost: 3 },
];

/** What one more allocation costs when so many lines of its SKU are there already: the floor reads the same rows. */
export async function measureCurve(
  { chapter, folder }: Workplace,
  wanted = points,
  rounds = seldom,
): Promise<readonly Sheet[]> {
  const rows: SheetRow[] = [];
  for (const point of wanted) {
    const files = await stockedFiles(chapter, path.join(folder, `curve-${point.linesEach}`), point);
    await using floor = openSqliteFloor(files.floors);
    rows.push(await measurePoint("SQLite", chapter, { kind: "sqlite", file: files.ours }, floor, point, rounds));
  }
  if (postgres.available) rows.push(...(await onPostgres(chapter, wanted, rounds)));
  const longest = Math.max(...rows.map(({ figures: [ours] }) => Number(ours)));
  return [
    {
      name: "one more allocation, in milliseconds",
      columns: ["lines of the SKU", "ours ms", "floor ms", "times", "ours"],
      rows: rows.map((row) => ({ ...row, figures: [...row.figures, drawn(Number(row.figures[0]), longest)] })),
    },
  ];
}

async function onPostgres(chapter: Chapter, wanted: readonly Point[], rounds: Rounds): Promise<readonly SheetRow[]> {
  await using server = await startPostgres({ durable: true });
  const rows: SheetRow[] = [];
  for (const point of wanted) {
    const urls = await stockedDatabases(chapter, server.url, point, `curve_${point.linesEach}`);
    await using floor = await openPostgresFloor(urls.floors, 1);
    rows.push(await measurePoint("PostgreSQL", chapter, { kind: "postgres", url: urls.ours }, floor, point, rounds));
  }
  return rows;
}

async function measurePoint(
  database: string,
  chapter: Chapter,
  address: Address,
  floor: Allocator,
  point: Point,
  rounds: Rounds,
): Promise<SheetRow> {
  await using ours = await openChapter(chapter, address);
  return rowOf(
    `${database}, ${point.linesEach.toLocaleString("en")}`,
    await inAlternation(oneByOne(ours, point), oneByOne(floor, point), rounds),
    point.atMost,
  );
}

/** @param atMost so many times the floor's milliseconds */
export function rowOf(name: string, rounds: readonly Round[], atMost: number | null): SheetRow {
  const milliseconds = (perSecond: readonly number[]) => 1_000 / median(perSecond);
  const times = 1 / ratioOf(rounds).median;
  return {
    name,
    figures: [milliseconds(rounds.map(({ ours }) => ours)), milliseconds(rounds.map(({ floor }) => floor)), times],
    bar: atMost === null ? null : { text: `at most ${atMost} times`, held: times <= atMost },
  };
}

function drawn(milliseconds: number, longest: number): string {
  return "▇".repeat(Math.max(1, Math.round((12 * milliseconds) / longest)));
}
