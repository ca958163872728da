/** The layers of a chapter, from the inside out, and what is around them. */
const LAYERS = [
  ["domain", /^src\/domain\//],
  ["service layer", /^src\/service-layer\//],
  ["adapters", /^src\/adapters\//],
  ["entrypoints", /^src\/entrypoints\//],
  ["between the layers", /^src\//],
  ["migrations", /^migrations\//],
  ["tests", /^tests\//],
  ["settings", /^/],
] as const;

/** Groups what has a path by the layer that it belongs to, in that order. */
export function byLayer<Each extends Readonly<{ path: string }>>(all: readonly Each[]): Map<string, Each[]> {
  const groups = Map.groupBy(all, ({ path }) => LAYERS.findIndex(([, pattern]) => pattern.test(path)));
  return new Map(LAYERS.flatMap(([name], at) => (groups.has(at) ? [[name, groups.get(at) ?? []] as const] : [])));
}
