import type { Move } from "./actions.ts";
import { foldersAbove } from "./folders-above.ts";
import type { RelativePath } from "./listing.ts";

/**
 * Puts moves into an order in which each finds its destination free.
 *
 * Two kinds are left out, for the caller to delete and copy instead: one move of every circle (two files that swapped
 * their names), which no order can serve; and moves that take the name of a folder which files leave, or make a folder
 * of the name which a file leaves (`x` to `x/y`), which are too rare to be worth an order.
 */
export function inSafeOrder(moves: readonly Move[]): Move[] {
  const waiting = new Map(withoutFolderClashes(moves).map((move) => [move.from, move]));
  return [...waiting.keys()].flatMap((start) => takeChain(start, waiting).reverse());
}

/** Follows the moves from `start` on, each to the one whose file stands at its destination, and takes them out. */
function takeChain(start: RelativePath, waiting: Map<RelativePath, Move>): Move[] {
  const chain: Move[] = [];
  for (let move = waiting.get(start); move; move = waiting.get(move.to)) {
    waiting.delete(move.from);
    chain.push(move);
  }
  const isCircle = chain.at(-1)?.to === start;
  return isCircle ? chain.slice(0, -1) : chain;
}

function withoutFolderClashes(moves: readonly Move[]): Move[] {
  const files = new Set(moves.map((move) => move.from));
  const folders = new Set(moves.flatMap((move) => foldersAbove(move.from)));
  return moves.filter(({ to }) => !folders.has(to) && !foldersAbove(to).some((folder) => files.has(folder)));
}
