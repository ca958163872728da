import type { Action, Copy, Delete, Move } from "./actions.ts";
import type { Listing, RelativePath } from "./listing.ts";

/**
 * Decides what must be done to a target so that it holds the files of the source and no others. Content that stands
 * at a wrong place in the target is moved rather than copied anew.
 */
export function plan(source: Listing, target: Listing): Action[] {
  const differences = compare(source, target);
  const moves = differences.flatMap(pairUp);
  const departed = new Set(moves.map((move) => move.from));
  const arrived = new Set(moves.map((move) => move.to));

  const deletes = differences.flatMap(({ stray }) => stray.filter((path) => !departed.has(path)).map(toDelete));
  const copies = differences.flatMap(({ missing }) => missing.filter((path) => !arrived.has(path)).map(toCopy));
  return [...deletes, ...moves, ...copies];
}

/** For one content: the places where the target lacks it, and the places where the target has it in vain. */
type Difference = { readonly missing: readonly RelativePath[]; readonly stray: readonly RelativePath[] };

function compare(source: Listing, target: Listing): Difference[] {
  const hashes = new Set([...source.keys(), ...target.keys()]);
  return [...hashes].map((hash) => {
    const wanted = source.get(hash) ?? nowhere;
    const found = target.get(hash) ?? nowhere;
    return { missing: [...wanted.difference(found)], stray: [...found.difference(wanted)] };
  });
}

/** Lets each stray file go to a place where its content is missing, as long as there is one. */
function pairUp({ missing, stray }: Difference): Move[] {
  return stray.flatMap((from, index) => {
    const to = missing[index];
    return to === undefined ? [] : [{ type: "Move", from, to }];
  });
}

const nowhere: ReadonlySet<RelativePath> = new Set();
const toDelete = (path: RelativePath): Delete => ({ type: "Delete", path });
const toCopy = (path: RelativePath): Copy => ({ type: "Copy", path });
