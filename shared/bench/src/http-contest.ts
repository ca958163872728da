import { startApplication } from "@cosmic/testkit";
import { type Address, databaseUrlOf } from "./allocator.ts";
import type { Chapter } from "./chapter.ts";
import { type Contender, inAlternation, type Rounds } from "./contest.ts";
import type { Guard } from "./floors/postgres.ts";
import { type Load, load } from "./load.ts";
import { outcomeIn } from "./outcome.ts";
import type { RequestsOfRound } from "./requests.ts";
import type { Contest, SheetRow } from "./result.ts";
import { quantile } from "./statistics.ts";

/** The chapter's server and a floor's, each with a database of its own; both databases have the same content. */
export type Match = Readonly<{ chapter: Chapter; ours: Address; floor: Address; guard: Guard }>;

/** `operations` in each round. */
export type Task = Readonly<{ name: string; bar: number; requests: () => RequestsOfRound; operations: number }>;

/** The contest, and how each of them answered. */
export type Outcome = Readonly<{ contest: Contest; rows: readonly SheetRow[] }>;

const floorServer = { folder: import.meta.dirname, entrypoint: "floors/server.ts" };

/** Has both servers, each a process of its own, do all tasks one after the other. */
export async function play(
  { chapter, ours, floor, guard }: Match,
  tasks: readonly Task[],
  rounds: Rounds,
): Promise<readonly Outcome[]> {
  await using ourServer = await startApplication({
    folder: chapter.folder,
    env: { DATABASE_URL: databaseUrlOf(ours) },
  });
  await using floors = await startApplication({
    ...floorServer,
    env: { DATABASE_URL: databaseUrlOf(floor), GUARD: guard },
  });
  const outcomes: Outcome[] = [];
  for (const task of tasks) {
    const [our, their] = [contender(ourServer.url, task), contender(floors.url, task)];
    const contest = { name: task.name, bar: task.bar, rounds: await inAlternation(our.run, their.run, rounds) };
    const rows = [
      await row(`${task.name}: ours`, our.loads, ours, rounds, { text: "0 and 0" }),
      await row(`${task.name}: floor`, their.loads, floor, rounds, null),
    ];
    outcomes.push({ contest, rows });
  }
  return outcomes;
}

function contender(url: string, { requests, operations }: Task): Readonly<{ run: Contender; loads: Load[] }> {
  const loads: Load[] = [];
  const nextRound = requests();
  const run = async () => {
    const measured = await load(url, nextRound(), operations);
    loads.push(measured);
    return measured.perSecond;
  };
  return { run, loads };
}

async function row(
  name: string,
  loads: readonly Load[],
  address: Address,
  { dropped }: Rounds,
  bar: Readonly<{ text: string }> | null,
): Promise<SheetRow> {
  const latencies = loads.slice(dropped).flatMap((each) => each.latencies);
  const conflicts = loads.reduce((sum, each) => sum + each.conflicts, 0);
  const { oversold } = await outcomeIn(address);
  return {
    name,
    figures: [quantile(latencies, 0.5), quantile(latencies, 0.99), conflicts, oversold],
    bar: bar && { ...bar, held: conflicts === 0 && oversold === 0 },
  };
}
