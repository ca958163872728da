import type { Chapter } from "@cosmic/curriculum";
import { UserMistake } from "../user-mistake.ts";

/**
 * The place of a step in its chapter, from 0 on.
 * @throws UserMistake naming the steps there are
 */
export function indexOfStep({ name, manifest: { steps } }: Chapter, id: string): number {
  const index = steps.findIndex((step) => step.id === id);
  if (index >= 0) return index;
  throw new UserMistake(`${name} has no step "${id}". There are: ${steps.map((step) => step.id).join(", ")}.`);
}
