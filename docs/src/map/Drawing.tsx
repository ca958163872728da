import { boxOf, type Closed } from "./folders.ts";
import { type Line, linesOf, neighboursOf } from "./lines.ts";
import type { ChapterMap } from "./map-data.ts";
import { routesOf, shortWay } from "./routes.ts";
import type { Band, Box, Stage } from "./stage.ts";

type Props = Readonly<{
  stage: Stage;
  chapter: ChapterMap;
  closed: Closed;
  /** What a hand or the keyboard is on: its imports and importers are lit. */
  lit?: string;
  /** The boxes, over the lines. */
  children: preact.ComponentChildren;
}>;

/** Layers, and the imports between them in bundles: as thick as they are many. */
export function Drawing({ stage, chapter, closed, lit = "", children }: Props) {
  const lines = linesOf(chapter.files, closed);
  const routes = routesOf(stage, lines);
  const within = lines.filter((line) => shortWay(line, stage) !== undefined);
  const way = (line: Line) =>
    shortWay(line, stage) ?? routes.find(({ bundle }) => bundle.lines.includes(line))?.through(line) ?? "";
  const { imports, importers } = seen(neighboursOf(lit, chapter.files), lines, closed);
  return (
    <g class={lit === "" ? "" : "dimmed"}>
      {stage.bands.map((band) => (
        <BandFrame key={band.folder} band={band} />
      ))}
      {stage.headings.map(({ folder, x, y }) => (
        <text key={folder} class="note" x={x} y={y + 17}>
          {folder.slice("src/".length)}/
        </text>
      ))}
      <g class="lines">
        {within.map((line) => (
          <path key={`${line.from} ${line.to}`} class="thread" d={shortWay(line, stage)} />
        ))}
        {routes
          .flatMap(({ threads }) => threads)
          .map((thread) => (
            <path key={thread} class="thread" d={thread} />
          ))}
        {routes.map(({ bundle, trunk }) => (
          <path
            key={`${bundle.from} ${bundle.to}`}
            class="trunk"
            d={trunk}
            stroke-width={1 + Math.sqrt(bundle.count)}
            marker-end={bundle.to.startsWith("src") ? "url(#map-arrow)" : undefined}
          />
        ))}
      </g>
      <g class="lit">
        {importers.map((line) => (
          <path key={line.from} class={line.typeOnly ? "importer types" : "importer"} d={way(line)} />
        ))}
        {imports.map((line) => (
          <path key={line.to} class={line.typeOnly ? "imported types" : "imported"} d={way(line)} />
        ))}
      </g>
      {children}
      {routes
        .filter(({ bundle }) => bundle.to.startsWith("src"))
        .map(({ bundle, label }) => (
          <g key={`${bundle.from} ${bundle.to}`} class="count">
            <rect x={label.x - 11} y={label.y - 9} width="22" height="18" rx="9" />
            <text x={label.x} y={label.y + 4}>
              {bundle.count}
            </text>
          </g>
        ))}
    </g>
  );
}

/** The lines between boxes that stand for these lines between files. */
function seen({ imports, importers }: ReturnType<typeof neighboursOf>, lines: readonly Line[], closed: Closed) {
  const drawn = (some: readonly Line[]) => {
    const ends = new Set(some.map(({ from, to }) => `${boxOf(from, closed)} ${boxOf(to, closed)}`));
    return lines.filter(({ from, to }) => ends.has(`${from} ${to}`));
  };
  return { imports: drawn(imports), importers: drawn(importers) };
}

function BandFrame({ band: { x, y, width, height, title, count, comesWith } }: Readonly<{ band: Band }>) {
  return (
    <g class={count === 0 ? "band empty" : "band"}>
      <rect x={x} y={y} width={width} height={height} rx="8" />
      {title !== "" && (
        <text class="title" x={x + 10} y={y + 18}>
          {title}
          <tspan class="note"> {comesWith === undefined ? filesIn(count) : `comes with chapter ${comesWith}`}</tspan>
        </text>
      )}
    </g>
  );
}

function filesIn(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}

/** A box without anything to press. A name too long for it is written narrower, and never cut. */
export function BoxShape({ box: { width, height, label, kind } }: Readonly<{ box: Box }>) {
  const fits = label.length <= (kind === "package" ? 17 : 23);
  return (
    <>
      <rect width={width} height={height} rx="4" />
      <text x="7" y={height / 2 + 4} lengthAdjust="spacingAndGlyphs" textLength={fits ? undefined : width - 14}>
        {label}
      </text>
    </>
  );
}

/** The head of an arrow, for the drawing around it to refer to. */
export function Arrow() {
  const size = { markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse" };
  return (
    <marker id="map-arrow" viewBox="0 0 10 10" refX="8" refY="5" orient="auto" {...size}>
      <path class="head" d="M0 0 L10 5 L0 10 z" />
    </marker>
  );
}
