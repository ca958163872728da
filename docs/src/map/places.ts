import { folderOf, foldersIn } from "./folders.ts";
import type { ChapterMap, MapData } from "./map-data.ts";

/** Where a chapter's files and folders stand, as places counted from 0 in the folder around them, and what became of them. */
export type Places = Readonly<{
  /** Places of what is here, and of what is gone since the followed chapter. */
  at: ReadonlyMap<string, number>;
  added: ReadonlySet<string>;
  gone: ReadonlySet<string>;
}>;

/** All chapters that grew from the same beginning. */
export function relativesOf(data: MapData, chapter: ChapterMap): readonly ChapterMap[] {
  const beginning = beginningOf(data, chapter);
  return data.filter((each) => beginningOf(data, each) === beginning);
}

function beginningOf(data: MapData, chapter: ChapterMap): ChapterMap {
  const followed = followedBy(data, chapter);
  return followed ? beginningOf(data, followed) : chapter;
}

function followedBy(data: MapData, { follows }: ChapterMap): ChapterMap | undefined {
  return data.find(({ number }) => number === follows);
}

/**
 * Gives files their places: what was in the followed chapter keeps its own, also under a new name; what is new takes the
 * first that is free. A place that was left is free one chapter later: in this one it shows what is gone.
 */
export function placesIn(data: MapData, chapter: ChapterMap): Places {
  const known = KNOWN.get(chapter);
  if (known) return known;
  const followed = followedBy(data, chapter);
  const places = next(followed ? placesIn(data, followed) : NONE, chapter);
  KNOWN.set(chapter, places);
  return places;
}

/** A walk asks for the same places at each step. */
const KNOWN = new WeakMap<ChapterMap, Places>();
const NONE: Places = { at: new Map(), added: new Set(), gone: new Set() };

function next(before: Places, { files, renamed, follows }: ChapterMap): Places {
  const entries = [...Object.keys(files).sort(), ...foldersIn(files)];
  const was = new Map([...before.at].filter(([id]) => !before.gone.has(id)));
  const at = new Map<string, number>();
  const moved = new Set<string>();
  for (const id of entries) {
    const old = was.has(id) ? id : nameBefore(id, renamed[id]);
    const place = was.get(old);
    if (place === undefined) continue;
    at.set(id, place);
    moved.add(old);
  }
  const gone = new Set([...was.keys()].filter((id) => !moved.has(id)));
  const added = entries.filter((id) => !at.has(id));
  for (const id of gone) at.set(id, was.get(id) ?? 0);
  for (const id of added) at.set(id, firstFree(folderOf(id), at));
  return { at, added: new Set(follows === null ? [] : added), gone };
}

/** A file that was renamed inside its folder stays where it is. */
function nameBefore(id: string, old: string | undefined): string {
  return old !== undefined && folderOf(old) === folderOf(id) ? old : id;
}

function firstFree(folder: string, at: ReadonlyMap<string, number>): number {
  const taken = new Set([...at].filter(([id]) => folderOf(id) === folder).map(([, place]) => place));
  let place = 0;
  while (taken.has(place)) place++;
  return place;
}
