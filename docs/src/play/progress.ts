import { signal } from "@preact/signals";
import { keep, kept } from "../client/kept.ts";
import type { StepData } from "./chapter-data.ts";
import type { RunState } from "./run.ts";

/** Which steps of a chapter's exercise are green, as this browser keeps it. */
export function openProgress(chapter: string, steps: readonly StepData[]) {
  const name = `green ${chapter}`;
  const green = signal<ReadonlySet<string>>(new Set(kept<string[]>(name) ?? []));
  return {
    green,
    /** The first step that is not green. */
    current: signal(steps.find(({ id }) => !green.value.has(id))?.id ?? ""),
    record: (step: string, run: RunState) => {
      const next = new Set(green.value);
      if (isGreen(run)) next.add(step);
      else next.delete(step);
      green.value = next;
      keep(name, [...next]);
    },
  };
}

function isGreen({ tests, broken }: RunState): boolean {
  const all = [...tests.values()];
  return all.length > 0 && broken.length === 0 && all.every(({ outcome }) => outcome === "passed");
}
