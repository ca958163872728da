/** Operations per second of both contenders, one after the other, on the same machine in the same second. */
export type Round = Readonly<{ ours: number; floor: number }>;

/** A ratio, and the quarters of all rounds that lie below `lower` and above `upper`. */
export type Ratio = Readonly<{ median: number; lower: number; upper: number }>;

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** How much of the floor's speed is left. Round by round, since what slows the machine down slows both. */
export function ratioOf(rounds: readonly Round[]): Ratio {
  const ratios = rounds.map(({ ours, floor }) => ours / floor);
  return { median: median(ratios), lower: quantile(ratios, 0.25), upper: quantile(ratios, 0.75) };
}

/** The number that so large a share of all lies below; between two of them in proportion. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place % 1);
}
