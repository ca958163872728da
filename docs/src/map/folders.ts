import { layerFolderOf } from "./layers.ts";
import type { ImportGraph } from "./map-data.ts";

/** Folders that are drawn as one box. */
export type Closed = ReadonlySet<string>;

export function folderOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("/")));
}

/** The folders inside of layers: `src/adapters/sqlite`. */
export function foldersIn(files: ImportGraph): readonly string[] {
  const folders = Object.keys(files).flatMap((file) =>
    foldersAbove(file).filter((folder) => folder !== layerFolderOf(file)),
  );
  return [...new Set(folders)].sort();
}

/** From the layer's folder down to the file's own. */
function foldersAbove(file: string): readonly string[] {
  const layer = layerFolderOf(file);
  const above: string[] = [];
  for (let folder = folderOf(file); folder.length >= layer.length; folder = folderOf(folder)) above.unshift(folder);
  return above;
}

/** The box a file is drawn in: its own, or that of the outermost closed folder around it. Packages have their own. */
export function boxOf(id: string, closed: Closed): string {
  if (!id.startsWith("src/")) return id;
  return foldersAbove(id).find((folder) => closed.has(folder)) ?? id;
}
