import type { Step } from "@cosmic/curriculum";
import { UserMistake } from "../user-mistake.ts";
import type { Progress, Workspace } from "../workspace/index.ts";

/**
 * The step that a reader names by its id or its number; the first that is not passed, when he names none.
 * @throws UserMistake naming the steps there are
 */
export function stepFor({ chapter }: Workspace, { steps }: Progress, wanted: string | undefined): Step | undefined {
  const all = chapter.manifest.steps;
  if (wanted === undefined) return all.find(({ id }) => !steps.get(id)?.passed);
  const step = all.find(({ id }, at) => id === wanted || String(at + 1) === wanted);
  if (step) return step;
  throw new UserMistake(`${chapter.name} has no step "${wanted}". There are: ${all.map(({ id }) => id).join(", ")}.`);
}
