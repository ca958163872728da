import { boxOf, type Closed } from "./folders.ts";
import { layerFolderOf } from "./layers.ts";
import type { ImportGraph } from "./map-data.ts";

/** The imports from one box to another. */
export type Line = Readonly<{ from: string; to: string; count: number; typeOnly: boolean }>;

/** The lines from one layer to another, or to a package. */
export type Bundle = Readonly<{
  /** The layer's folder. */
  from: string;
  /** Another layer's folder, or a package's name. */
  to: string;
  count: number;
  lines: readonly Line[];
}>;

/** The imports as lines between boxes; what stays inside a closed folder is not seen. */
export function linesOf(files: ImportGraph, closed: Closed): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const [file, imports] of Object.entries(files))
    for (const imported of imports) {
      const [from, to] = [boxOf(file, closed), boxOf(imported.to, closed)];
      if (from === to) continue;
      const before = lines.get(`${from} ${to}`);
      const typeOnly = imported.typeOnly && (before?.typeOnly ?? true);
      lines.set(`${from} ${to}`, { from, to, count: (before?.count ?? 0) + 1, typeOnly });
    }
  return [...lines.values()];
}

/** Gathers the lines that leave their layer. */
export function bundlesOf(lines: readonly Line[]): readonly Bundle[] {
  const groups = Map.groupBy(lines.filter(leavesItsLayer), ({ from, to }) => `${layerFolderOf(from)} ${endOf(to)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const count = group.reduce((sum, line) => sum + line.count, 0);
    return [{ from: layerFolderOf(first.from), to: endOf(first.to), count, lines: group }];
  });
}

export function leavesItsLayer({ from, to }: Pick<Line, "from" | "to">): boolean {
  return layerFolderOf(from) !== endOf(to);
}

function endOf(to: string): string {
  return to.startsWith("src") ? layerFolderOf(to) : to;
}

/** What a box imports, and who imports it, file by file; a folder's inner affairs are its own. */
export type Neighbours = Readonly<{ imports: readonly Line[]; importers: readonly Line[] }>;

export function neighboursOf(id: string, files: ImportGraph): Neighbours {
  const within = (each: string) => each === id || (each.startsWith("src/") && isInside(each, id));
  const all = linesOf(files, new Set()).filter(({ from, to }) => within(from) !== within(to));
  return { imports: all.filter(({ from }) => within(from)), importers: all.filter(({ to }) => within(to)) };
}

function isInside(file: string, folder: string): boolean {
  return layerFolderOf(folder) === folder ? layerFolderOf(file) === folder : file.startsWith(`${folder}/`);
}
