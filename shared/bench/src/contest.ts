import type { Round } from "./statistics.ts";

/** Does a fixed number of operations, and resolves to how many it did per second. */
export type Contender = () => Promise<number>;

/** How often a measurement is made. In the first rounds code is compiled and caches are filled: they do not count. */
export type Rounds = Readonly<{ dropped: number; counted: number }>;

/** Many short rounds: on a machine that has other things to do, neighbours in time still meet the same machine. */
export const usually: Rounds = { dropped: 5, counted: 21 };

/** For operations that take long. */
export const seldom: Rounds = { dropped: 3, counted: 11 };

/** Lets contenders run one after the other, round by round; each round begins with the next of them. */
export async function inTurns(
  contenders: readonly Contender[],
  { dropped, counted } = usually,
): Promise<readonly (readonly number[])[]> {
  const figures: number[][] = contenders.map(() => []);
  for (let round = 0; round < dropped + counted; round += 1)
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const place = (round + turn) % contenders.length;
      figures[place]?.push((await contenders[place]?.()) ?? Number.NaN);
    }
  return figures.map((each) => each.slice(dropped));
}

/** Lets two contenders run in alternation; who begins changes from round to round. */
export async function inAlternation(
  ours: Contender,
  floor: Contender,
  rounds: Rounds = usually,
): Promise<readonly Round[]> {
  const [our = [], floors = []] = await inTurns([ours, floor], rounds);
  return roundsOf(our, floors);
}

/** What both did in the same round, side by side. */
export function roundsOf(ours: readonly number[], floors: readonly number[]): readonly Round[] {
  return ours.map((each, round) => ({ ours: each, floor: floors[round] ?? Number.NaN }));
}
