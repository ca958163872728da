import type { Chapter } from "@cosmic/curriculum";
import type { ChapterMap, MapData } from "../map/map-data.ts";
import { book } from "./book.ts";
import { filesOf } from "./files.ts";
import { importGraphOf } from "./import-graph.ts";
import { held, type LayerRule, layerRules } from "./layer-rules.ts";

let map: Promise<MapData> | undefined;

/** Every chapter's imports, as its sources have them now. */
export function mapOfBook(): Promise<MapData> {
  map ??= readMap();
  return map;
}

async function readMap(): Promise<MapData> {
  const { chapters } = await book();
  const rules = await layerRules();
  return Promise.all(chapters.map((chapter) => mapOf(chapter, rules)));
}

async function mapOf(chapter: Chapter, rules: readonly LayerRule[]): Promise<ChapterMap> {
  const { number, title, summary, follows, changes } = chapter.manifest;
  const files = importGraphOf(await filesOf(chapter));
  const renamings = changes.flatMap((change) =>
    change.kind === "renamed" && change.path in files ? [[change.path, change.renamedFrom] as const] : [],
  );
  return {
    number,
    name: chapter.name,
    title,
    summary,
    follows: follows?.split("-")[0] ?? null,
    files,
    renamed: Object.fromEntries(renamings),
    rules: held(rules, chapter.name, files),
  };
}
