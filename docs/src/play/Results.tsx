import type { Failure, Place } from "@cosmic/playground";
import type { RunState, TestResult } from "./run.ts";

type Props = Readonly<{ state: RunState; onGoTo: (place: Place) => void }>;

const MARKS = { passed: "✓", failed: "✗", skipped: "–", waiting: "·", running: "…" };
const WORDS = { passed: "passed", failed: "failed", skipped: "skipped", waiting: "waiting", running: "running" };

/** What has come of a run: first what failed, then the rest by files. */
export function Results({ state, onGoTo }: Props) {
  const tests = [...state.tests.values()];
  const files = Map.groupBy(tests, ({ file }) => file);
  return (
    <section class="results" id="results" aria-label="Results">
      <p role="status">{summaryOf(state)}</p>
      {state.broken.map((failure, at) => (
        <FailureView key={at} failure={failure} onGoTo={onGoTo} />
      ))}
      {[...files].map(([file, inFile]) => (
        <details
          key={file}
          data-file={file}
          open={files.size === 1 || inFile.some(({ outcome }) => outcome === "failed")}
        >
          <summary>
            {file} <small>{countOf(inFile)}</small>
          </summary>
          <ul>
            {inFile.map((test) => (
              <li key={test.sentence} class={test.outcome}>
                <span aria-hidden="true">{MARKS[test.outcome]} </span>
                <span class="sr-only">{WORDS[test.outcome]}: </span>
                <span class="sentence">{test.sentence}</span>
                {test.failures.map((failure, at) => (
                  <FailureView key={at} failure={failure} onGoTo={onGoTo} />
                ))}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {state.printed.length > 0 && (
        <details>
          <summary>printed</summary>
          <pre>{state.printed.join("\n")}</pre>
        </details>
      )}
    </section>
  );
}

function FailureView({ failure, onGoTo }: Readonly<{ failure: Failure; onGoTo: (place: Place) => void }>) {
  const own = failure.places.find(({ file }) => file.startsWith("src/")) ?? failure.places[0];
  return (
    <div class="failure">
      <p>
        <strong>{failure.name}</strong>: {failure.message}
      </p>
      {failure.diff && (
        <pre>
          {failure.diff.split("\n").map((line, at) => (
            <span key={at} class={line.startsWith("-") ? "expected" : line.startsWith("+") ? "received" : ""}>
              {line}
              {"\n"}
            </span>
          ))}
        </pre>
      )}
      {own && (
        <button type="button" class="place" onClick={() => onGoTo(own)}>
          {own.file}:{own.line}
        </button>
      )}
    </div>
  );
}

/** What has come of a run, in a sentence. */
export function summaryOf({ status, tests, broken, milliseconds }: RunState): string {
  const all = [...tests.values()];
  const failed = all.filter(({ outcome }) => outcome === "failed").length;
  const passed = all.filter(({ outcome }) => outcome === "passed").length;
  if (status === "idle") return "Nothing has run yet.";
  if (status === "running") return `Running… ${passed + failed} of ${all.length || "?"}`;
  const trouble = broken.length > 0 ? ` ${broken.length} ${broken.length === 1 ? "file" : "files"} could not run.` : "";
  return `${passed} passed, ${failed} failed in ${Math.round(milliseconds ?? 0)} ms.${trouble}`;
}

function countOf(tests: readonly TestResult[]): string {
  const passed = tests.filter(({ outcome }) => outcome === "passed").length;
  return `${passed} of ${tests.length}`;
}
