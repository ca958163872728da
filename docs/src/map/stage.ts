import { type Closed, folderOf } from "./folders.ts";
import { layerFolderOf, layersOf } from "./layers.ts";
import type { ChapterMap, MapData } from "./map-data.ts";
import { type Places, placesIn, relativesOf } from "./places.ts";

export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

export type Box = Rectangle &
  Readonly<{
    /** A path, or a package's name. */
    id: string;
    kind: "file" | "folder" | "package";
    label: string;
    /** Since the followed chapter. */
    change: "added" | "gone" | "none";
    /** The layer's folder; "" for a package. */
    layer: string;
  }>;

/** A layer as it is drawn. */
export type Band = Rectangle &
  Readonly<{
    folder: string;
    /** Empty where a box of the same name covers it. */
    title: string;
    count: number;
    /** In place of files, when there are none: the first chapter that has some. */
    comesWith: string | undefined;
  }>;

/** Everything that has a place, in units of the drawing. */
export type Stage = Readonly<{
  width: number;
  height: number;
  bands: readonly Band[];
  boxes: readonly Box[];
  /** Of open folders inside a layer, above what is in them. */
  headings: readonly Heading[];
}>;

type Heading = Readonly<{ folder: string; x: number; y: number }>;

const COLUMNS = 4;
const BOX = { width: 166, height: 26 };
const STEP = { x: 174, y: 33 };
const INSET = 10;
const HEADER = 26;
const CLOSED = 36;
/** What the lines between two layers have to themselves. */
const GAP = 40;
/** What the lines past a layer have to themselves. */
const GUTTER = 100;
const BAND_WIDTH = COLUMNS * STEP.x - (STEP.x - BOX.width) + 2 * INSET;
const PACKAGES = { x: GUTTER + BAND_WIDTH + 42, width: 128 };

/**
 * Lays a chapter out. Layers are as high as the fullest of all chapters from the same beginning needs them, so that
 * nothing moves when one walks from chapter to chapter.
 */
export function stageOf(data: MapData, chapter: ChapterMap, closed: Closed): Stage {
  const relatives = relativesOf(data, chapter);
  const rows = rowsOf(data, relatives);
  const places = placesIn(data, chapter);
  const bands: Band[] = [];
  const boxes: Box[] = [];
  const headings: Heading[] = [];
  let y = 0;
  for (const { folder, title } of layersOf(chapter.number)) {
    const first = relatives.find(({ files }) => countIn(folder, files) > 0);
    if (!first) continue;
    const count = countIn(folder, chapter.files);
    const isClosed = closed.has(folder);
    const inside = isClosed
      ? closedLayer(folder, title, count, y)
      : openFolder(folder, { chapter, closed, places, rows }, y + HEADER);
    const height = isClosed ? CLOSED : inside.height + HEADER + INSET;
    const comesWith = count === 0 && first.number > chapter.number ? first.number : undefined;
    bands.push({
      folder,
      title: isClosed && count > 0 ? "" : title,
      count,
      comesWith,
      x: GUTTER,
      y,
      width: BAND_WIDTH,
      height,
    });
    boxes.push(...inside.boxes);
    headings.push(...inside.headings);
    y += height + GAP;
  }
  const height = Math.max(y - GAP, packagesOf(relatives).length * STEP.y);
  boxes.push(...packageBoxes(relatives, chapter, height));
  return { width: PACKAGES.x + PACKAGES.width, height, bands, boxes, headings };
}

type Inside = Readonly<{ boxes: readonly Box[]; headings: readonly Heading[]; height: number }>;
type Layout = Readonly<{ chapter: ChapterMap; closed: Closed; places: Places; rows: ReadonlyMap<string, number> }>;

/** A closed layer is one box as wide as the layer. */
function closedLayer(folder: string, title: string, count: number, y: number): Inside {
  const box = { id: folder, kind: "folder", layer: folder, change: "none", label: `${title} (${count})` } as const;
  const boxes = count === 0 ? [] : [{ ...box, x: GUTTER, y, width: BAND_WIDTH, height: CLOSED }];
  return { boxes, headings: [], height: CLOSED };
}

/** The folder's files and folders, then what is in those that are open. */
function openFolder(folder: string, layout: Layout, top: number): Inside {
  const { chapter, closed, places, rows } = layout;
  const boxes = [...places.at]
    .filter(([id]) => folderOf(id) === folder)
    .map(([id, place]) => boxAt(id, place, top, chapter, places));
  const headings: Heading[] = [];
  let height = (rows.get(folder) ?? 0) * STEP.y;
  for (const inner of [...rows.keys()].filter((each) => folderOf(each) === folder && layerFolderOf(each) !== each)) {
    if (closed.has(inner)) continue;
    const inside = openFolder(inner, layout, top + height + HEADER);
    if (inside.boxes.length > 0) headings.push({ folder: inner, x: GUTTER + INSET, y: top + height });
    boxes.push(...inside.boxes);
    headings.push(...inside.headings);
    height += HEADER + inside.height;
  }
  return { boxes, headings, height };
}

function boxAt(id: string, place: number, top: number, { files }: ChapterMap, { added, gone }: Places): Box {
  const isFile = id.endsWith(".ts");
  const name = id.slice(folderOf(id).length + 1);
  return {
    id,
    kind: isFile ? "file" : "folder",
    label: isFile ? name.slice(0, -".ts".length) : `${name}/ (${countIn(id, files)})`,
    change: added.has(id) ? "added" : gone.has(id) ? "gone" : "none",
    layer: layerFolderOf(id),
    x: GUTTER + INSET + (place % COLUMNS) * STEP.x,
    y: top + Math.floor(place / COLUMNS) * STEP.y,
    ...BOX,
  };
}

/** How many rows each folder needs at most, in any of the chapters. */
function rowsOf(data: MapData, relatives: readonly ChapterMap[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const relative of relatives)
    for (const [id, place] of placesIn(data, relative).at) {
      const folder = folderOf(id);
      rows.set(folder, Math.max(rows.get(folder) ?? 0, Math.floor(place / COLUMNS) + 1));
    }
  return rows;
}

function countIn(folder: string, files: ChapterMap["files"]): number {
  const inLayer = layerFolderOf(folder) === folder;
  return Object.keys(files).filter((file) => (inLayer ? layerFolderOf(file) === folder : file.startsWith(`${folder}/`)))
    .length;
}

/** Packages stand at the edge, each about as far down as the layers that use it. */
function packageBoxes(relatives: readonly ChapterMap[], { files }: ChapterMap, height: number): readonly Box[] {
  const used = new Set(Object.values(files).flatMap((imports) => imports.map(({ to }) => to)));
  const all = packagesOf(relatives);
  const step = height / all.length;
  return all.flatMap((id, at) => {
    if (!used.has(id)) return [];
    const label = id === "node" ? "Node" : id.replace("@cosmic/kernel", "kernel");
    const y = at * step + (step - BOX.height) / 2;
    return [
      {
        id,
        kind: "package" as const,
        label,
        change: "none" as const,
        layer: "",
        x: PACKAGES.x,
        y,
        width: PACKAGES.width,
        height: BOX.height,
      },
    ];
  });
}

function packagesOf(relatives: readonly ChapterMap[]): readonly string[] {
  const depths = new Map<string, number[]>();
  for (const { number, files } of relatives) {
    const order = layersOf(number).map(({ folder }) => folder);
    for (const [file, imports] of Object.entries(files))
      for (const { to } of imports)
        if (!to.startsWith("src/")) depths.set(to, [...(depths.get(to) ?? []), order.indexOf(layerFolderOf(file))]);
  }
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return [...depths].sort(([, a], [, b]) => mean(a) - mean(b)).map(([id]) => id);
}
