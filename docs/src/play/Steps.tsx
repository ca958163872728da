import { useSignal } from "@preact/signals";
import { pressable } from "../client/pressable.ts";
import type { StepData } from "./chapter-data.ts";

type Props = Readonly<{
  steps: readonly StepData[];
  green: ReadonlySet<string>;
  /** Why test files cannot run here, by their paths. */
  cannotRun: Readonly<Record<string, string>>;
  current: string;
  onChoose: (id: string) => void;
  onRun: (step: StepData) => void;
  onSolve: (step: StepData) => void;
}>;

/** The exercise: its steps in order, each with its tests, its hints one by one, and, in the end, its solution. */
export function Steps({ steps, green, cannotRun, current, onChoose, onRun, onSolve }: Props) {
  const hintsShown = useSignal<Readonly<Record<string, number>>>({});
  const isDone = steps.every(({ id }) => green.has(id));
  return (
    <div class="steps">
      <p class="progress">
        {isDone
          ? "Every step is green: the exercise is finished."
          : `${green.size} of ${steps.length} steps are green.`}
      </p>
      <ol class="exercise" aria-label="Steps of the exercise">
        {steps.map((step) => {
          const shown = hintsShown.value[step.id] ?? 0;
          const elsewhere = step.tests.filter((file) => file in cannotRun);
          return (
            <li key={step.id} class={green.has(step.id) ? "green" : ""}>
              <details open={step.id === current} onToggle={(event) => event.currentTarget.open && onChoose(step.id)}>
                <summary>
                  <span aria-hidden="true">{green.has(step.id) ? "✓" : "○"} </span>
                  <strong>{step.id}</strong>: {step.title}
                  {green.has(step.id) && <span class="sr-only"> (green)</span>}
                </summary>
                {step.hints.slice(0, shown).map((hint) => (
                  <p key={hint} class="hint">
                    {hint}
                  </p>
                ))}
                {elsewhere.length > 0 && (
                  <p class="cannot">
                    In a terminal only (<code>pnpm cosmic check</code>):{" "}
                    {elsewhere
                      .map((file) => `${file.slice(file.lastIndexOf("/") + 1)}, ${cannotRun[file]?.replace(/\.$/, "")}`)
                      .join("; ")}
                    .
                  </p>
                )}
                <p class="actions">
                  <button
                    type="button"
                    class="first"
                    onClick={() => onRun(step)}
                    disabled={step.tests.length === elsewhere.length}
                  >
                    Run this step
                  </button>
                  <button
                    type="button"
                    {...pressable(shown < step.hints.length, () => {
                      hintsShown.value = { ...hintsShown.value, [step.id]: shown + 1 };
                    })}
                  >
                    Hint {Math.min(shown + 1, step.hints.length)} of {step.hints.length}
                  </button>
                  <button type="button" onClick={() => onSolve(step)}>
                    Put the solution in
                  </button>
                </p>
              </details>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
