import { closedAtFirst } from "./address.ts";
import { Arrow, BoxShape, Drawing } from "./Drawing.tsx";
import { layersOf } from "./layers.ts";
import { bundlesOf, linesOf } from "./lines.ts";
import { type ImportGraph, isFile, type MapData } from "./map-data.ts";
import { stageOf } from "./stage.ts";

/** A chapter with every layer as one box, and no packages: a picture, nothing to press. */
export function Sketch({ data, number }: Readonly<{ data: MapData; number: string }>) {
  const found = data.find((each) => each.number === number);
  if (!found) throw new Error(`There is no chapter ${number}: mend the page that shows its map`);
  const chapter = { ...found, files: ownImportsOf(found.files) };
  const layers = layersOf(number);
  const closed = new Set([...closedAtFirst(data), ...layers.map(({ folder }) => folder)]);
  const stage = stageOf(data, chapter, closed);
  const titleOf = (folder: string) => layers.find((layer) => layer.folder === folder)?.title;
  const words = bundlesOf(linesOf(chapter.files, closed)).map(
    ({ from, to, count }) => `${titleOf(from)} to ${titleOf(to)} ${count}`,
  );
  const width = Math.max(...stage.bands.map((band) => band.x + band.width));
  const height = Math.max(...stage.bands.map((band) => band.y + band.height));
  return (
    <svg
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      role="img"
      aria-label={`Imports between the layers of chapter ${number}: ${words.join(", ")}`}
    >
      <Arrow />
      <Drawing stage={stage} chapter={chapter} closed={closed}>
        {stage.boxes.map((box) => (
          <g key={box.id} class={`box ${box.kind}`} transform={`translate(${box.x} ${box.y})`}>
            <BoxShape box={box} />
          </g>
        ))}
      </Drawing>
    </svg>
  );
}

function ownImportsOf(files: ImportGraph): ImportGraph {
  const own = Object.entries(files).map(([file, imports]) => [file, imports.filter(({ to }) => isFile(to))] as const);
  return Object.fromEntries(own);
}
