import { getCollection } from "astro:content";
import type { Change } from "./change.ts";

/** A change as the build collected it. */
export type Collected = Change & Readonly<{ html: string }>;

/** Newest first. */
export async function collectedChanges(): Promise<readonly Collected[]> {
  const entries: readonly Entry[] = await getCollection("changes");
  return entries
    .toSorted((one, other) => one.data.at - other.data.at)
    .map(({ id, data, rendered }) => ({ ...data, id, html: rendered?.html ?? "" }));
}

type Entry = Readonly<{ id: string; data: Omit<Change, "id"> & { at: number }; rendered?: { html: string } }>;
