import type { Chapter } from "@cosmic/curriculum";
import type { Standing } from "./standing.ts";

/** For scripts: what `--json` prints. */
export function standingAsData({ name, manifest }: Chapter, { steps, others }: Standing) {
  return {
    chapter: name,
    title: manifest.title,
    steps: steps.map(({ step, ...rest }) => ({ id: step.id, title: step.title, points: step.points, ...rest })),
    ...(others && { others }),
  };
}
