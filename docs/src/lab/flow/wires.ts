import { CARD_HEIGHT, LANES, OUTCOME_HEIGHT, type Placed, type PlacedRun, RUN_HEIGHT, TOP } from "./layout.ts";

const { message, handler, outside } = LANES;
const TIP = 3;

/** From a message to a handler that takes it. */
export function takenWire(card: Placed, run: PlacedRun): string {
  const from = { x: message.x + message.width, y: card.y + CARD_HEIGHT / 2 + 8 };
  const to = { x: handler.x - TIP, y: run.y + RUN_HEIGHT / 2 };
  return curve(from, to);
}

/** From a handler to what it does outside. */
export function outcomeWire(run: PlacedRun, y: number): string {
  const from = { x: handler.x + handler.width, y: run.y + RUN_HEIGHT / 2 };
  return curve(from, { x: outside.x - TIP, y: y + OUTCOME_HEIGHT / 2 });
}

/** From the handler that raised a message, down between the lanes; from the top, where it comes from outside. */
export function raisedWire({ card, y }: Placed, placed: readonly Placed[]): string {
  const cause = placed.find((each) => each.card.key === card.raisedBy?.card);
  const run = cause?.runs.find((each) => each.run.handler === card.raisedBy?.handler) ?? cause?.runs[0];
  if (!run) return `M${message.x + message.width / 2} ${TOP - 14} V${y - TIP}`;
  const gap = (message.x + message.width + handler.x) / 2;
  const end = { x: message.x + message.width + TIP, y: y + CARD_HEIGHT / 2 - 10 };
  const start = { x: handler.x + 24, y: run.y + RUN_HEIGHT };
  return `M${start.x} ${start.y} V${start.y + 8} H${gap + 6} Q${gap} ${start.y + 8} ${gap} ${start.y + 14} V${end.y - 6} Q${gap} ${end.y} ${gap - 6} ${end.y} H${end.x}`;
}

type Point = Readonly<{ x: number; y: number }>;

function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2;
  return `M${from.x} ${from.y} C${from.x + bend} ${from.y}, ${to.x - bend} ${to.y}, ${to.x} ${to.y}`;
}
