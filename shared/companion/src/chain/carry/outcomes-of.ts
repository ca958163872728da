import { type Difference, differencesBetween, type Renaming } from "@cosmic/curriculum";
import type { Carried } from "./lesson.ts";
import { changesAbove, type MergedLesson } from "./merge-lesson.ts";
import type { Kind, Outcome } from "./outcome.ts";
import { reversed } from "./renames.ts";

/** What becomes, in a chapter, of each file that changed in the chapter above. */
export function outcomesOf(parent: Carried, chapter: string, merged: MergedLesson): Outcome[] {
  const namesAbove = reversed(merged.names);
  const known = changesAbove(merged.above).map((change): Outcome & { places: string[] } => {
    const places = placesOf(change, merged);
    const nameAbove = namesAbove.get(change.path) ?? change.path;
    const nameInTable = change.kind === "renamed" ? `${change.renamedFrom} → ${nameAbove}` : nameAbove;
    const kind = kindOf(change, places, merged);
    return {
      chapter,
      file: parent.names.get(nameAbove) ?? nameInTable,
      path: places[0] ?? change.path,
      kind,
      places,
      ...notes(kind, places, nameAbove, merged),
    };
  });
  const places = new Set(known.flatMap((each) => each.places));
  const stray = (path: string, kind: Kind, note: string) => ({ chapter, file: path, path, kind, note });
  return [
    ...known.map(({ places: _places, ...outcome }) => outcome),
    ...merged.conflicts
      .filter(({ path }) => !places.has(path))
      .map(({ path, reason }) => stray(path, "conflicts", `must be settled: ${reason}`)),
    ...differencesBetween(merged.ours, merged.tree)
      .filter(({ path }) => !places.has(path) && !merged.conflicts.some((conflict) => conflict.path === path))
      .map(({ path }) => stray(path, "merges", "is taken by git for a file that has another name above")),
  ];
}

/** Where a changed file may be here: first where it is. */
function placesOf(change: Difference | Renaming, { tree, moved }: MergedLesson): string[] {
  const old = change.kind === "renamed" ? change.renamedFrom : change.path;
  const here = tree.has(change.path) ? change.path : (moved.get(old) ?? change.path);
  return [here, change.path, old];
}

function kindOf({ path }: Difference | Renaming, places: readonly string[], merged: MergedLesson): Kind {
  const [here = path] = places;
  if (merged.conflicts.some((each) => places.includes(each.path))) return "conflicts";
  if (places.some((place) => merged.removed.has(place))) return "diverges";
  const [now, above] = [merged.tree.get(here), merged.above.after.get(path)];
  if (!now || !above) return now === above ? "identical" : "merges";
  return differencesBetween(new Map([[path, above]]), new Map([[path, now]])).length === 0 ? "identical" : "merges";
}

function notes(
  kind: Kind,
  places: readonly string[],
  nameAbove: string,
  { conflicts, removed, decided }: MergedLesson,
): { note?: string } {
  const [here = ""] = places;
  const why = places.map((place) => removed.get(place)).find((each) => each !== undefined);
  if (kind === "conflicts")
    return { note: `must be settled: ${conflicts.find(({ path }) => places.includes(path))?.reason}` };
  if (why !== undefined) return { note: `is removed on purpose: ${why}` };
  const parts = [
    ...(here === nameAbove ? [] : [`is called \`${here}\` there`]),
    ...(places.some((place) => decided.has(place)) ? ["is settled by hand"] : []),
  ];
  return parts.length > 0 ? { note: parts.join(", ") } : {};
}
