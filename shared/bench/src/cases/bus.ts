import path from "node:path";
import { chapterBus } from "../buses/chapter.ts";
import { openDirect } from "../buses/direct.ts";
import { type Peer, peers, versionOf } from "../buses/peers.ts";
import { bare, inUnitOfWork, type OpenBus, type Work } from "../buses/work.ts";
import { type Contender, inTurns, roundsOf, usually } from "../contest.ts";
import type { Contest, Result, SheetRow } from "../result.ts";
import type { Workplace } from "../workplace.ts";

/** `bar` is the least that the chapter's bus must reach of it. */
type Rival = Readonly<{ name: string; open: OpenBus; work: Work; bar: number | null; enough?: number | undefined }>;
type Loaded = Readonly<{ rivals: readonly Rival[]; broken: readonly SheetRow[] }>;

const WORK = { commands: 50_000 };

/** One command whose handler makes one event with one handler, by the chapter's bus and by others. */
export async function measureBus(
  { chapter }: Workplace,
  { commands } = WORK,
  rounds = usually,
  available: readonly Peer[] = peers,
): Promise<readonly Result[]> {
  const { rivals, broken } = await loadAll(available);
  await using opened = new AsyncDisposableStack();
  const contender = async (open: OpenBus, work: Work, enough = commands): Promise<Contender> => {
    const { bus, perSecond } = await counted(open, work);
    opened.use(bus);
    return () => perSecond(Math.min(enough, commands));
  };
  let observed = 0;
  const contenders = [await contender(chapterBus(chapter), inUnitOfWork)];
  for (const { open, work, enough } of rivals) contenders.push(await contender(open, work, enough));
  contenders.push(
    await contender(
      chapterBus(chapter, () => {
        observed += 1;
      }),
      inUnitOfWork,
    ),
  );

  const figures = await inTurns(contenders, rounds);
  if (observed === 0) throw new Error("the observer was told of nothing");
  const [ours = [], ...others] = figures;
  const withObserver = others.pop() ?? [];
  const direct = others[rivals.findIndex(({ open }) => open === openDirect)] ?? [];
  const contests: Contest[] = rivals.map(({ name, bar }, place) => ({
    name: `bus: ${name}`,
    bar,
    rounds: roundsOf(ours, others[place] ?? []),
  }));
  contests.push({ name: "bus with an observer: a direct call", bar: null, rounds: roundsOf(withObserver, direct) });
  return broken.length === 0
    ? contests
    : [...contests, { name: "buses that are NOT MEASURED", columns: ["bus", "reason"], rows: broken }];
}

async function loadAll(available: readonly Peer[]): Promise<Loaded> {
  const rivals: Rival[] = [{ name: "a direct call", open: openDirect, work: inUnitOfWork, bar: null }];
  const broken: SheetRow[] = [];
  for (const { packageName, load, enough } of available) {
    try {
      const [open, name] = [await load(), `${path.basename(packageName)} ${versionOf(packageName)}`];
      rivals.push({ name, open, work: inUnitOfWork, bar: 1, enough });
      rivals.push({ name: `${name}, bare`, open, work: bare, bar: null, enough });
    } catch (error) {
      const figures = [error instanceof Error ? error.message.split("\n", 1).join() : String(error)];
      broken.push({ name: packageName, figures, bar: { text: "measured", held: false } });
    }
  }
  return { rivals, broken };
}

/** A bus whose events are counted: one that loses some is not faster. */
async function counted(open: OpenBus, work: Work) {
  let recorded = 0;
  const bus = await open(work, async () => {
    recorded += 1;
  });
  const perSecond = async (commands: number): Promise<number> => {
    const [before, began] = [recorded, process.cpuUsage()];
    await bus.handle(commands);
    const { user, system } = process.cpuUsage(began);
    if (recorded - before !== commands) throw new Error(`of ${commands} events ${recorded - before} were handled`);
    return commands / ((user + system) / 1_000_000);
  };
  return { bus, perSecond };
}
