import { diffArrays } from "diff";

/** A part of a line, and whether the other line lacks it. */
export type Piece = Readonly<{ text: string; changed: boolean }>;

const TOKEN = /[\p{L}\p{N}_$]+|\s+|./gu;

/** The words that differ between two versions of a line. */
export function wordsBetween(before: string, after: string): Readonly<{ left: Piece[]; right: Piece[] }> {
  const parts = diffArrays(tokensOf(before), tokensOf(after));
  const pieces = (own: "added" | "removed") =>
    joined(
      parts
        .filter((part) => part[own] || !(part.added || part.removed))
        .map((part) => ({ text: part.value.join(""), changed: part[own] })),
    );
  return { left: pieces("removed"), right: pieces("added") };
}

/** How much two lines have in common: 0 for nothing, 1 for all. Long words count for more than signs. */
export function likeness(one: string, other: string): number {
  const [left, right] = [signsOf(one), signsOf(other)];
  const all = lengthOf(left) + lengthOf(right);
  if (all === 0) return 0;
  const rest = [...right];
  const common = left.filter((sign) => {
    const at = rest.indexOf(sign);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * lengthOf(common)) / all;
}

function lengthOf(signs: readonly string[]): number {
  return signs.join("").length;
}

/** A blank between two changed pieces is read as changed too: one mark instead of two. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const between = piece.text.trim() === "" && whole.at(-1)?.changed && pieces[at + 1]?.changed;
    const changed = piece.changed || Boolean(between);
    const last = whole.at(-1);
    if (last?.changed === changed) whole.splice(-1, 1, { text: last.text + piece.text, changed });
    else whole.push({ text: piece.text, changed });
  }
  return whole;
}

function tokensOf(line: string): string[] {
  return line.match(TOKEN) ?? [];
}

function signsOf(line: string): string[] {
  return tokensOf(line).filter((token) => token.trim() !== "");
}
