import { type Bundle, bundlesOf, type Line, leavesItsLayer } from "./lines.ts";
import type { Band, Box, Rectangle, Stage } from "./stage.ts";

/** A bundle as it is drawn: a trunk that goes from the one layer to the other, and threads from it to the boxes. */
export type Route = Readonly<{
  bundle: Bundle;
  trunk: string;
  /** Where the trunk's count is written. */
  label: Point;
  threads: readonly string[];
  /** The whole way of one of the bundle's lines. */
  through: (line: Line) => string;
}>;

export type Point = Readonly<{ x: number; y: number }>;

const LANE = 14;

/** Draws each bundle: to the next layer through the gap between them, past a layer through the gutter, to a package at the right. */
export function routesOf(stage: Stage, lines: readonly Line[]): readonly Route[] {
  const boxes = new Map(stage.boxes.map((box) => [box.id, box]));
  const order = stage.bands.map(({ folder }) => folder);
  const bands = new Map(stage.bands.map((band) => [band.folder, band]));
  const bundles = bundlesOf(lines);
  const distance = ({ from, to }: Bundle) => Math.abs(order.indexOf(from) - order.indexOf(to));
  const past = bundles
    .filter((bundle) => bands.has(bundle.to) && distance(bundle) > 1)
    .sort((a, b) => distance(a) - distance(b) || order.indexOf(a.from) - order.indexOf(b.from));
  return bundles.flatMap((bundle) => {
    const from = bands.get(bundle.from);
    const to = bands.get(bundle.to);
    const aside = boxes.get(bundle.to);
    if (!from) return [];
    if (!to) return aside ? [routeToPackage(bundle, from, aside, boxes)] : [];
    const lane = past.indexOf(bundle);
    return [lane < 0 ? routeThroughGap(bundle, from, to, boxes) : routeThroughGutter(bundle, from, to, lane, boxes)];
  });
}

type Boxes = ReadonlyMap<string, Box>;

function routeThroughGap(bundle: Bundle, from: Band, to: Band, boxes: Boxes): Route {
  const downwards = from.y < to.y;
  const x = from.x + from.width / 2 + (downwards ? -34 : 34);
  const start = { x, y: downwards ? bottomOf(from) : from.y };
  const end = { x, y: downwards ? to.y : bottomOf(to) };
  const [exit, entry] = downwards ? [below, above] : [above, below];
  return routed(bundle, boxes, { start, end, exit, entry, curve: upright, label: { x, y: (start.y + end.y) / 2 } });
}

function routeThroughGutter(bundle: Bundle, from: Band, to: Band, lane: number, boxes: Boxes): Route {
  const x = from.x - 18 - lane * LANE;
  const start = { x, y: middleOf(from) };
  const end = { x, y: middleOf(to) };
  const label = { x, y: start.y + (end.y - start.y) * (0.35 + 0.08 * lane) };
  return routed(bundle, boxes, { start, end, exit: leftOf, entry: leftOf, curve: level, label });
}

function routeToPackage(bundle: Bundle, from: Band, to: Box, boxes: Boxes): Route {
  const start = { x: from.x + from.width, y: middleOf(from) };
  const end = leftOf(to);
  const exit = (id: string) => {
    const box = boxes.get(id);
    return box ? `M${at(rightOf(box))} ${level(rightOf(box), start)} ` : "";
  };
  const trunk = level(start, end);
  return {
    bundle,
    trunk: `M${at(start)} ${trunk}`,
    label: start,
    threads: [],
    through: (line) => exit(line.from) + trunk,
  };
}

/** A trunk from start to end, where boxes of the one layer leave for it, and where it enters those of the other. */
type Way = Readonly<{
  start: Point;
  end: Point;
  label: Point;
  exit: (box: Box) => Point;
  entry: (box: Box) => Point;
  curve: (start: Point, end: Point) => string;
}>;

function routed(bundle: Bundle, boxes: Boxes, { start, end, label, exit, entry, curve }: Way): Route {
  const sources = boxesOf(new Set(bundle.lines.map(({ from }) => from)), boxes);
  const targets = boxesOf(new Set(bundle.lines.map(({ to }) => to)), boxes);
  const leave = (box: Box) => `M${at(exit(box))} ${curve(exit(box), start)}`;
  const arrive = (box: Box) => curve(end, entry(box));
  return {
    bundle,
    label,
    trunk: `M${at(start)} L${at(end)}`,
    threads: [...sources.map(leave), ...targets.map((box) => `M${at(end)} ${arrive(box)}`)],
    through: ({ from, to }) => {
      const [source, target] = [boxes.get(from), boxes.get(to)];
      return source && target ? `${leave(source)} L${at(end)} ${arrive(target)}` : "";
    },
  };
}

/** The way of a line that stays in its layer: from box to box. */
export function shortWay(line: Line, stage: Stage): string | undefined {
  const from = stage.boxes.find(({ id }) => id === line.from);
  const to = stage.boxes.find(({ id }) => id === line.to);
  if (!from || !to || leavesItsLayer(line)) return undefined;
  if (from.y === to.y) {
    const [start, end] = [below(from), below(to)];
    return `M${at(start)} C${at({ x: start.x, y: start.y + 12 })} ${at({ x: end.x, y: end.y + 12 })} ${at(end)}`;
  }
  const [start, end] = from.y < to.y ? [below(from), above(to)] : [above(from), below(to)];
  return `M${at(start)} ${upright(start, end)}`;
}

function boxesOf(ids: ReadonlySet<string>, boxes: Boxes): readonly Box[] {
  return [...ids].flatMap((id) => boxes.get(id) ?? []);
}

function upright(start: Point, end: Point): string {
  const y = (start.y + end.y) / 2;
  return `C${at({ x: start.x, y })} ${at({ x: end.x, y })} ${at(end)}`;
}

function level(start: Point, end: Point): string {
  const x = (start.x + end.x) / 2;
  return `C${at({ x, y: start.y })} ${at({ x, y: end.y })} ${at(end)}`;
}

const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;
const bottomOf = ({ y, height }: Rectangle) => y + height;
const middleOf = ({ y, height }: Rectangle) => y + height / 2;
const above = ({ x, y, width }: Rectangle) => ({ x: x + width / 2, y });
const below = (box: Rectangle) => ({ x: box.x + box.width / 2, y: bottomOf(box) });
const rightOf = (box: Rectangle) => ({ x: box.x + box.width, y: middleOf(box) });
const leftOf = (box: Rectangle) => ({ x: box.x, y: middleOf(box) });
