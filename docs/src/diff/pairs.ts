import { likeness } from "./words.ts";

/** Two lines side by side, by their index in the block; `alike` when one is a version of the other. */
export type Pair = Readonly<{ left?: number; right?: number; alike: boolean }>;

/** Below this, two lines share brackets and little else. */
const ALIKE = 0.5;

/** Beyond so many comparisons lines are held against those at the same place only. */
const MANY = 4_000;

/** Puts the lines of a changed block side by side, those together that are most alike, in their order. */
export function pairsOf(removed: readonly string[], added: readonly string[]): readonly Pair[] {
  const matches = removed.length * added.length > MANY ? inPlace(removed, added) : bestMatches(removed, added);
  const pairs: Pair[] = [];
  let [left, right] = [0, 0];
  for (const match of [...matches, { left: removed.length, right: added.length }]) {
    while (left < match.left || right < match.right)
      pairs.push({
        ...(left < match.left && { left: left++ }),
        ...(right < match.right && { right: right++ }),
        alike: false,
      });
    if (left < removed.length && right < added.length) pairs.push({ left: left++, right: right++, alike: true });
  }
  return pairs;
}

type Match = Readonly<{ left: number; right: number }>;

function inPlace(removed: readonly string[], added: readonly string[]): readonly Match[] {
  return removed.flatMap((line, at) => (likeness(line, added[at] ?? "") >= ALIKE ? [{ left: at, right: at }] : []));
}

/** The matches with the greatest likeness in sum that keep the order of both sides. */
function bestMatches(removed: readonly string[], added: readonly string[]): readonly Match[] {
  const width = added.length + 1;
  const scores = new Float64Array((removed.length + 1) * width);
  const like = new Float64Array(scores.length);
  const score = (left: number, right: number) => scores[left * width + right] ?? 0;
  for (let left = removed.length - 1; left >= 0; left--)
    for (let right = added.length - 1; right >= 0; right--) {
      const here = likeness(removed[left] ?? "", added[right] ?? "");
      const matched = here >= ALIKE ? here + score(left + 1, right + 1) : 0;
      like[left * width + right] = matched;
      scores[left * width + right] = Math.max(matched, score(left + 1, right), score(left, right + 1));
    }
  const matches: Match[] = [];
  let [left, right] = [0, 0];
  while (left < removed.length && right < added.length && score(left, right) > 0) {
    if (like[left * width + right] === score(left, right)) matches.push({ left: left++, right: right++ });
    else if (score(left + 1, right) === score(left, right)) left++;
    else right++;
  }
  return matches;
}
