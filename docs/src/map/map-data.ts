/** One file, or package, that a file imports. */
export type Import = Readonly<{
  /** A path in the chapter (`src/domain/batch.ts`), or a package's name (`zod`; `node` for all that comes with Node). */
  to: string;
  /** Gone when the program runs: only types are taken. */
  typeOnly: boolean;
}>;

/** Imports by the path of the importing file. */
export type ImportGraph = Readonly<Record<string, readonly Import[]>>;

/** A layer rule of the repository, held against the imports of one chapter. */
export type RuleResult = Readonly<{
  name: string;
  /** The rule in words. */
  sentence: string;
  /** How many imports the rule looks at in this chapter. */
  watched: number;
  /** Those that break it. */
  broken: readonly Readonly<{ from: string; to: string }>[];
}>;

export type ChapterMap = Readonly<{
  number: string;
  /** The folder's name: `06-unit-of-work`. */
  name: string;
  title: string;
  summary: string;
  /** The number of the chapter that this one grew from; null where a chain begins. */
  follows: string | null;
  files: ImportGraph;
  /** Old paths by new ones. */
  renamed: Readonly<Record<string, string>>;
  rules: readonly RuleResult[];
}>;

/** All that the map needs: `/data/map.json`. */
export type MapData = readonly ChapterMap[];

export async function fetchMap(): Promise<MapData> {
  const answer = await fetch("/data/map.json");
  if (!answer.ok) throw new Error(`The map could not be loaded (${answer.status}). Is the site still being served?`);
  return answer.json();
}

export function isFile(id: string): boolean {
  return id.startsWith("src/");
}
