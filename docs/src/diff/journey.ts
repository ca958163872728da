import type { BookData, ChapterEntry, DeclaredChange } from "./book-data.ts";

/** One chapter on the way: its changes are made, or, going back, undone. */
export type Leg = Readonly<{ chapter: ChapterEntry; undone: boolean }>;

/** The way from one chapter to another along the chain of `follows`. */
export type Journey = Readonly<{
  legs: readonly Leg[];
  /** False where the chapters have no beginning in common: then the way is that of the second alone. */
  connected: boolean;
}>;

/** Why a file is as it is, as one chapter on the way declares it. */
export type Reason = Leg & Readonly<{ path: string; why: string }>;

/** What happened to a file on the way: the path it had at the beginning, and the reasons in the order of the way. */
export type History = Readonly<{ origin: string; reasons: readonly Reason[] }>;

/** Goes back from `from` to where both chapters were one, and from there on to `to`. */
export function journeyBetween(book: BookData, from: ChapterEntry, to: ChapterEntry): Journey {
  const [back, forth] = [chainTo(book, from), chainTo(book, to)];
  const made = forth.filter((chapter) => !back.includes(chapter)).map((chapter) => ({ chapter, undone: false }));
  if (!back.some((chapter) => forth.includes(chapter))) return { legs: made, connected: false };
  const undone = back.filter((chapter) => !forth.includes(chapter)).map((chapter) => ({ chapter, undone: true }));
  return { legs: [...undone.reverse(), ...made], connected: true };
}

/** The history of a file that is there at the end of the way. */
export function historyOf(path: string, legs: readonly Leg[]): History {
  let origin = path;
  const reasons: Reason[] = [];
  for (const leg of legs.toReversed()) {
    const change = leg.chapter.changes.find((each) => pathAfter(each, leg) === origin);
    if (!change) continue;
    reasons.unshift({ ...leg, path: change.path, why: change.why });
    origin = pathBefore(change, leg);
  }
  return { origin, reasons };
}

/** The reasons of a file that is there at the beginning of the way, and not at its end. */
export function reasonsOfRemoval(path: string, legs: readonly Leg[]): readonly Reason[] {
  const reversed = legs.toReversed().map((leg) => ({ ...leg, undone: !leg.undone }));
  const { reasons } = historyOf(path, reversed);
  return reasons.toReversed().map((reason) => ({ ...reason, undone: !reason.undone }));
}

/** The chapter and all before it on its chain, from the beginning. */
function chainTo(book: BookData, chapter: ChapterEntry): ChapterEntry[] {
  const before = book.find(({ number }) => number === chapter.follows);
  return [...(before ? chainTo(book, before) : []), chapter];
}

function pathAfter(change: DeclaredChange, { undone }: Leg): string {
  return undone ? (change.renamedFrom ?? change.path) : change.path;
}

function pathBefore(change: DeclaredChange, { undone }: Leg): string {
  return undone ? change.path : (change.renamedFrom ?? change.path);
}
