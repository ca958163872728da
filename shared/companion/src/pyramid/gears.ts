import type { Chapter } from "@cosmic/curriculum";
import { cruise, type ICruiseResult } from "dependency-cruiser";

/** What a test file knows of the code, from the inside out: what it breaks with. */
export const GEARS = ["low", "high", "outside", "none"] as const;
export type Gear = (typeof GEARS)[number];

/** A fake stands in for an adapter: what it imports is no knowledge of the tests that use it. */
const STAND_INS = "tests/fakes.ts";

/** The gear of each test file, by what it imports itself or by helpers in `tests/`; types count. */
export async function gearsOf(chapter: Chapter, files: readonly string[]): Promise<ReadonlyMap<string, Gear>> {
  const { output } = await cruise(["tests"], {
    baseDir: chapter.folder,
    includeOnly: "^(src|tests)/",
    tsPreCompilationDeps: true,
  });
  if (typeof output === "string") throw new Error(output);
  const imports = importsIn(output);
  return new Map(files.map((file) => [file, gearOf(file, sourcesKnownTo(file, imports))]));
}

type Imports = ReadonlyMap<string, readonly string[]>;

function importsIn({ modules }: ICruiseResult): Imports {
  return new Map(modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]));
}

function gearOf(file: string, sources: readonly string[]): Gear {
  const knows = (layer: string) => sources.some((source) => source.startsWith(`src/${layer}/`));
  if (knows("domain")) return "low";
  if (knows("service-layer")) return "high";
  return knows("entrypoints") || file.startsWith("tests/e2e/") ? "outside" : "none";
}

/** The files of `src/` that a test file names, or that its helpers do. What those import in turn is their own business. */
function sourcesKnownTo(file: string, imports: Imports): string[] {
  const seen = new Set([file]);
  for (const each of seen) if (each.startsWith("tests/") && each !== STAND_INS) addAll(imports.get(each) ?? [], seen);
  return [...seen].filter((each) => each.startsWith("src/"));
}

function addAll(found: readonly string[], seen: Set<string>): void {
  for (const each of found) seen.add(each);
}
