import type { Effect } from "@cosmic/playground/application";

/** Something that was sent, or tried to be, so many times; `at` is the place of the first in the order of all. */
export type SentOnce = Readonly<{ effect: Effect; at: number; times: number; isNew: boolean }>;

/** The same of the same request is told once. What is from `sentBefore` on is new. */
export function sentTogether(sent: readonly Effect[], sentBefore: number): SentOnce[] {
  const all = sent.map((effect, at) => ({ effect, at, isNew: at >= sentBefore }));
  const groups = Map.groupBy(all, ({ effect, isNew }) => JSON.stringify([effect, isNew]));
  return [...groups.values()].flatMap(([first, ...more]) => (first ? [{ ...first, times: more.length + 1 }] : []));
}
