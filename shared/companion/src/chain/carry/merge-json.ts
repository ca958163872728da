import { isDeepStrictEqual } from "node:util";

type Json = Readonly<Record<string, unknown>>;

/** What came of it, and the places (`dependencies.zod`) that both sides changed, each in another way. */
export type MergedJson = Readonly<{ value: Json; clashes: readonly string[] }>;

/** Three-way merge of two descendants of an object, key by key. Lists and plain values are taken as a whole. */
export function mergeJson(base: Json, ours: Json, theirs: Json): MergedJson {
  const clashes: string[] = [];
  return { value: mergeObjects(base, ours, theirs, []), clashes };

  function mergeObjects(base: Json, ours: Json, theirs: Json, at: readonly string[]): Json {
    const keys = withNewKeys(Object.keys(ours), Object.keys(theirs));
    const values = keys.map((key) => [key, mergeValues(base[key], ours[key], theirs[key], [...at, key])] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  function mergeValues(base: unknown, ours: unknown, theirs: unknown, at: readonly string[]): unknown {
    if (isDeepStrictEqual(base, theirs) || isDeepStrictEqual(ours, theirs)) return ours;
    if (isDeepStrictEqual(base, ours)) return theirs;
    const isGoneHere = base !== undefined && ours === undefined;
    if (isGoneHere) return undefined; // a newer version of what is not needed any more
    if (isObject(ours) && isObject(theirs)) return mergeObjects(isObject(base) ? base : {}, ours, theirs, at);
    clashes.push(at.join("."));
    return ours;
  }
}

/** Where keys are in alphabetical order they stay so; elsewhere a new one comes after the one that it comes after above. */
function withNewKeys(keys: readonly string[], others: readonly string[]): string[] {
  const isSorted = keys.length > 1 && isDeepStrictEqual(keys, keys.toSorted(byCharacters));
  const all = [...keys];
  for (const [at, key] of others.entries()) {
    if (all.includes(key)) continue;
    const next = isSorted ? all.findIndex((each) => each > key) : all.indexOf(others[at - 1] ?? "") + 1;
    all.splice(next === -1 ? all.length : next, 0, key);
  }
  return all;
}

function byCharacters(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
