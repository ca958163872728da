import type { Box } from "./stage.ts";

/** How far a box lies off in a direction, and how far aside of it. */
const DIRECTIONS: Readonly<Record<string, (from: Box, to: Box) => readonly [ahead: number, aside: number]>> = {
  ArrowRight: (from, to) => [to.x - from.x, Math.abs(to.y - from.y)],
  ArrowLeft: (from, to) => [from.x - to.x, Math.abs(to.y - from.y)],
  ArrowDown: (from, to) => [to.y - from.y, Math.abs(to.x - from.x)],
  ArrowUp: (from, to) => [from.y - to.y, Math.abs(to.x - from.x)],
};

/** The box that an arrow key leads to: the nearest ahead, and rather straight ahead; undefined at the edge, and for other keys. */
export function nextBox(key: string, from: Box, boxes: readonly Box[]): Box | undefined {
  const measure = DIRECTIONS[key];
  if (!measure) return undefined;
  const ahead = boxes.flatMap((box) => {
    const [forward, aside] = measure(from, box);
    return forward > 0 ? [{ box, distance: forward + 3 * aside }] : [];
  });
  return ahead.sort((a, b) => a.distance - b.distance)[0]?.box;
}
