import { type Closed, foldersIn } from "./folders.ts";
import type { ChapterMap, MapData } from "./map-data.ts";

/** What the page shows, and its address tells. */
export type View = Readonly<{
  chapter: string;
  /** A path or a package; "" when none is chosen. */
  chosen: string;
  closed: Closed;
}>;

/** The address asks for something that is not there; the message says what there is. */
export class UnknownAddress extends Error {
  override readonly name = "UnknownAddress";
}

/** Folders inside of layers begin closed, in every chapter. */
export function closedAtFirst(data: MapData): Closed {
  const closed = CLOSED_AT_FIRST.get(data) ?? new Set(data.flatMap(({ files }) => foldersIn(files)));
  CLOSED_AT_FIRST.set(data, closed);
  return closed;
}

/** Every link on the map asks. */
const CLOSED_AT_FIRST = new WeakMap<MapData, Closed>();

/** Reads `?chapter=06&file=src/domain/batch.ts&closed=src/adapters`. @throws UnknownAddress */
export function viewFrom(query: string, data: MapData): View {
  const asked = new URLSearchParams(query);
  const chapter = chapterAsked(asked.get("chapter"), data);
  const chosen = asked.get("file") ?? "";
  if (chosen !== "" && !idsOf(chapter).has(chosen))
    throw new UnknownAddress(
      `Chapter ${chapter.number} has no "${chosen}". The table of any chapter says what it has.`,
    );
  const closed = asked.get("closed");
  return {
    chapter: chapter.number,
    chosen,
    closed: closed === null ? closedAtFirst(data) : new Set(closed.split(",").filter((folder) => folder !== "")),
  };
}

/** The same view of another chapter; what it does not have is no longer chosen. */
export function viewOf(chapter: string, view: View, data: MapData): View {
  const other = data.find(({ number }) => number === chapter);
  const chosen = other && idsOf(other).has(view.chosen) ? view.chosen : "";
  return { ...view, chapter, chosen };
}

/** The query that brings this view back. */
export function queryOf({ chapter, chosen, closed }: View, data: MapData): string {
  const query = [`chapter=${chapter}`];
  if (chosen !== "") query.push(`file=${chosen}`);
  const atFirst = closedAtFirst(data);
  if (closed.symmetricDifference(atFirst).size > 0) query.push(`closed=${[...closed].sort().join(",")}`);
  return `?${query.join("&")}`;
}

function chapterAsked(wanted: string | null, data: MapData): ChapterMap {
  const number = wanted?.padStart(2, "0") ?? data[0]?.number;
  const chapter = data.find((each) => each.number === number);
  if (chapter) return chapter;
  const all = data.map((each) => each.number).join(", ");
  throw new UnknownAddress(`There is no chapter "${wanted}". There are: ${all}.`);
}

function idsOf({ files }: ChapterMap): ReadonlySet<string> {
  const imported = Object.values(files).flatMap((imports) => imports.map(({ to }) => to));
  return new Set([...Object.keys(files), ...foldersIn(files), ...imported]);
}
