import { repositoryIfAny } from "../repository-if-any.ts";
import type { Candidate, Values } from "./candidate.ts";
import { chapterNumbersIn, chaptersIn, stepsIn } from "./chapters.ts";

/** What the repository around `folder` has to offer; nothing outside of one. */
export function valuesAround(folder: string, current: string): Values {
  const root = repositoryIfAny(folder);
  if (root === undefined) return () => [];
  return (name, before) => {
    if (name === "chapter" || name === "other") return namedLike(current, chaptersOf(root, before));
    if (name === "step") return stepsIn(root, before, folder);
    return [];
  };
}

/** After `--chapter`, numbers are enough. */
function chaptersOf(root: string, before: readonly string[]): Candidate[] {
  return before.at(-1) === "--chapter" ? chapterNumbersIn(root) : chaptersIn(root);
}

/** Whoever begins with the chapter's words instead of its number goes on with them. */
function namedLike(current: string, chapters: readonly Candidate[]): readonly Candidate[] {
  if (chapters.some(({ name }) => name.startsWith(current))) return chapters;
  return chapters.map(({ name, description }) => ({ name: name.replace(/^\d+-/, ""), description }));
}
