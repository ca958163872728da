import type { Round } from "./statistics.ts";

/** Does a fixed number of operations, and resolves to how many it did per second. */
export type Contender = () => Promise<number>;

/** How often a measurement is made. In the first rounds code is compiled and caches are filled: they do not count. */
export type Rounds = Readonly<{ dropped: number; counted: number }>;

/** Many short rounds: on a machine that has other things to do, neighbours in time still meet the same machine. */
export const usually: Rounds = { dropped: 5, counted: 21 };

/** Lets two contenders run in alternation; who begins changes from round to round. */
export async function inAlternation(
  ours: Contender,
  floor: Contender,
  { dropped, counted } = usually,
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < dropped + counted; round += 1)
    rounds.push(await (round % 2 === 0 ? oursFirst : floorFirst)(ours, floor));
  return rounds.slice(dropped);
}

async function oursFirst(ours: Contender, floor: Contender): Promise<Round> {
  return { ours: await ours(), floor: await floor() };
}

async function floorFirst(ours: Contender, floor: Contender): Promise<Round> {
  return { floor: await floor(), ours: await ours() };
}
