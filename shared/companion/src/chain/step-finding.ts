import type { Chapter, Finding, Step } from "@cosmic/curriculum";

export function stepFinding(chapter: Chapter, step: Step, path: string, problem: string, remedy: string): Finding {
  return { chapter: chapter.name, path, problem: `step ${step.id}: ${problem}`, remedy };
}
