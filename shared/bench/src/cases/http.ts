import { existsSync } from "node:fs";
import path from "node:path";
import { postgres, startPostgres } from "@cosmic/testkit/postgres";
import { type Rounds, usually } from "../contest.ts";
import { type Match, type Outcome, play, type Task } from "../http-contest.ts";
import { distinctLines, hotLines, reads } from "../requests.ts";
import type { Result } from "../result.ts";
import { stockedDatabases } from "../stocked-postgres.ts";
import { stockedFiles } from "../stocked-sqlite.ts";
import type { Workplace } from "../workplace.ts";

/** Requests in each round, reads three times as many. */
const WORK = { skus: 2_000, operations: 150 };
type Work = typeof WORK;

/** The chapter's server against bare routes over a floor, on distinct SKUs and on one that everybody wants. */
export async function measureHttp(
  workplace: Workplace,
  work: Work = WORK,
  rounds = usually,
): Promise<readonly Result[]> {
  const outcomes = await onSqlite(workplace, work, rounds);
  if (postgres.available) outcomes.push(...(await onPostgres(workplace, work, rounds)));
  const columns = ["server", "p50 ms", "p99 ms", "answered 409", "oversold"];
  return [
    ...outcomes.map(({ contest }) => contest),
    { name: "HTTP answers", columns, rows: outcomes.flatMap(({ rows }) => rows) },
  ];
}

async function onSqlite({ chapter, folder }: Workplace, work: Work, rounds: Rounds): Promise<Outcome[]> {
  const match = async (name: string, stock: ReturnType<typeof hotStock>): Promise<Match> => {
    const { ours, floors } = await stockedFiles(chapter, path.join(folder, name), stock);
    return { chapter, ours: { kind: "sqlite", file: ours }, floor: { kind: "sqlite", file: floors }, guard: "version" };
  };
  return [
    ...(await play(await match("http", calmStock(work)), calmTasks("SQLite", chapter.folder, work), rounds)),
    ...(await play(await match("http-hot", hotStock(work, rounds)), [hotTask("SQLite", 0.6, work)], rounds)),
  ];
}

async function onPostgres({ chapter }: Workplace, work: Work, rounds: Rounds): Promise<Outcome[]> {
  await using server = await startPostgres({ durable: true });
  const match = async (name: string, stock: ReturnType<typeof hotStock>): Promise<Match> => {
    const { ours, floors } = await stockedDatabases(chapter, server.url, stock, name);
    return {
      chapter,
      ours: { kind: "postgres", url: ours },
      floor: { kind: "postgres", url: floors },
      guard: "version",
    };
  };
  const hot: Match = { ...(await match("hot", hotStock(work, rounds))), guard: "for update" };
  return [
    ...(await play(await match("calm", calmStock(work)), calmTasks("PostgreSQL", chapter.folder, work), rounds)),
    ...(await play(hot, [hotTask("PostgreSQL", 1, work)], rounds)),
  ];
}

function calmStock({ skus }: Work) {
  return { skus, linesEach: 0, purchased: 1_000_000 };
}

/** Another SKU for each round, with just as many pieces as are wanted: one promised twice would be one too many. */
function hotStock({ operations }: Work, { dropped, counted }: Rounds) {
  return { skus: dropped + counted, linesEach: 0, purchased: Math.ceil(operations / 3) };
}

function calmTasks(database: string, folder: string, { skus, operations }: Work): readonly Task[] {
  const post = { name: `POST, ${database}`, bar: 0.6, requests: () => distinctLines({ skus }), operations };
  if (!existsSync(path.join(folder, "src/views.ts"))) return [post];
  const requests = () => reads({ orders: operations });
  return [post, { name: `GET, ${database}`, bar: 0.6, requests, operations: 3 * operations }];
}

function hotTask(database: string, bar: number, { operations }: Work): Task {
  return { name: `POST hot SKU, ${database}`, bar, requests: hotLines, operations };
}
