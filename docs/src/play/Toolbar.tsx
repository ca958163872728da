import { pressable } from "../client/pressable.ts";
import type { Workspace } from "./workspace.ts";

export type Mode = "read" | "exercise";

const SAYS: Readonly<Record<Mode, string>> = { read: "The chapter's code", exercise: "The exercise" };

type Props = Readonly<{
  /** Undefined where a chapter has no exercise for a page. */
  mode: Mode | undefined;
  onMode: (mode: Mode) => void;
  workspace: Workspace;
  shown: string;
  /** Of the last run. */
  summary: string | undefined;
  /** `near`: the reader has come near to running something. */
  runs: Readonly<{ label: string; disabled: boolean; shown: () => void; all: () => void; near: () => void }>;
}>;

/** What can be done with the files as a whole, and with the one that is shown. */
export function Toolbar({ mode, onMode, workspace, shown, summary, runs }: Props) {
  return (
    <div class="bar" onPointerEnter={runs.near} onFocusCapture={runs.near}>
      {mode && (
        <fieldset class="modes">
          <legend class="sr-only">What to do</legend>
          {(["read", "exercise"] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="mode" checked={mode === each} onChange={() => onMode(each)} />
              {SAYS[each]}
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" class="first" onClick={runs.shown} disabled={runs.disabled}>
        {runs.label}
      </button>
      <button type="button" onClick={runs.all}>
        Run all tests
      </button>
      <button type="button" {...pressable(workspace.changed.value.has(shown), () => workspace.reset(shown))}>
        Reset this file
      </button>
      <button type="button" {...pressable(workspace.canTakeBack.value, workspace.takeBack)}>
        Take back what I had
      </button>
      {summary && (
        <a class="to-results" href="#results">
          {summary} ↓
        </a>
      )}
    </div>
  );
}
