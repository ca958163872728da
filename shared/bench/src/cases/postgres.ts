import { postgres, startPostgres } from "@cosmic/testkit/postgres";
import { openChapter } from "../chapter-allocator.ts";
import { atOnce } from "../contenders.ts";
import { inAlternation, usually } from "../contest.ts";
import { openPostgresFloor } from "../floors/postgres.ts";
import type { Contest } from "../result.ts";
import { stockedDatabases } from "../stocked-postgres.ts";
import { UserMistake } from "../user-mistake.ts";
import type { Workplace } from "../workplace.ts";

/** As many as a chapter's pool has. */
const CONNECTIONS = 8;
const WORK = { skus: 2_000, linesEach: 0, operations: 200 };

/**
 * The same on PostgreSQL, eight lines at once over eight connections, on a server whose commits wait for the disk.
 * @throws UserMistake where this machine has no PostgreSQL.
 */
export async function measurePostgres(
  { chapter }: Workplace,
  work = WORK,
  rounds = usually,
): Promise<readonly Contest[]> {
  if (!postgres.available) throw new UserMistake(`PostgreSQL is missing: ${postgres.remedy}.`);
  await using server = await startPostgres({ durable: true });
  const urls = await stockedDatabases(chapter, server.url, work);
  await using ours = await openChapter(chapter, { kind: "postgres", url: urls.ours });
  await using floor = await openPostgresFloor(urls.floors, CONNECTIONS);
  const contenders = [atOnce(ours, work, CONNECTIONS), atOnce(floor, work, CONNECTIONS)] as const;
  return [
    { name: `PostgreSQL, ${CONNECTIONS} connections`, bar: 0.6, rounds: await inAlternation(...contenders, rounds) },
  ];
}
