import type { Card, CardRun, Outcome } from "./cards.ts";

/** Lanes of the drawing, in its own units. */
export const LANES = {
  message: { x: 24, width: 262 },
  handler: { x: 356, width: 236 },
  outside: { x: 662, width: 274 },
} as const;

export const WIDTH = 960;
export const TOP = 48;
export const CARD_HEIGHT = 60;
export const RUN_HEIGHT = 52;
export const OUTCOME_HEIGHT = 24;

const BETWEEN_CARDS = 26;
const BETWEEN_RUNS = 12;
const BETWEEN_OUTCOMES = 4;

export type Placed = Readonly<{ card: Card; y: number; runs: readonly PlacedRun[] }>;
export type PlacedRun = Readonly<{ run: CardRun; y: number; outcomes: readonly PlacedOutcome[] }>;
export type PlacedOutcome = Readonly<{ outcome: Outcome; y: number; attempts: readonly number[] }>;

/** Where everything is: time runs down, and a card is as high as what was done about it. */
export function layoutOf(cards: readonly Card[]): Readonly<{ placed: readonly Placed[]; height: number }> {
  const placed: Placed[] = [];
  let y = TOP + 34;
  for (const card of cards) {
    const { runs, bottom } = placeRuns(card.runs, y);
    placed.push({ card, y, runs });
    y = Math.max(y + CARD_HEIGHT, bottom) + BETWEEN_CARDS;
  }
  return { placed, height: y };
}

function placeRuns(runs: readonly CardRun[], top: number): Readonly<{ runs: readonly PlacedRun[]; bottom: number }> {
  const placed: PlacedRun[] = [];
  let y = top;
  for (const run of runs) {
    const outcomes = outcomesOfAll(run);
    const each = OUTCOME_HEIGHT + BETWEEN_OUTCOMES;
    placed.push({ run, y, outcomes: outcomes.map((outcome, at) => ({ ...outcome, y: y + at * each })) });
    y += Math.max(RUN_HEIGHT, outcomes.length * each) + BETWEEN_RUNS;
  }
  return { runs: placed, bottom: y - BETWEEN_RUNS };
}

/** The same outcome of several tries is drawn once, with the count of all. */
function outcomesOfAll({ tries }: CardRun): readonly Readonly<{ outcome: Outcome; attempts: readonly number[] }>[] {
  const all = tries.flatMap(({ attempt, outcomes }) => outcomes.map((outcome) => ({ attempt, outcome })));
  const groups = Map.groupBy(all, ({ outcome: { what, failed } }) => `${what} ${failed}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const count = same.reduce((sum, { outcome }) => sum + outcome.count, 0);
    return [{ outcome: { ...first.outcome, count }, attempts: same.map(({ attempt }) => attempt) }];
  });
}
