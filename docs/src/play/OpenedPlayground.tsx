import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type ChapterData, isTest, type StepData } from "./chapter-data.ts";
import { Editor } from "./Editor.tsx";
import { FileTree } from "./FileTree.tsx";
import { faultsIn, firstFile, testsFor } from "./files-in.ts";
import { openProgress } from "./progress.ts";
import { Results, summaryOf } from "./Results.tsx";
import { openRun } from "./run.ts";
import { Steps } from "./Steps.tsx";
import { type Mode, Toolbar } from "./Toolbar.tsx";
import { openWorkspace } from "./workspace.ts";

/** Milliseconds. Among all tests of a chapter some take their time. */
const PATIENCE_WITH_ALL = 30_000;

/** A chapter's files in an editor, its tests, and its exercise. The address says which file, which line, and what to do. */
export function OpenedPlayground({ data }: Readonly<{ data: ChapterData }>) {
  const address = new URL(location.href);
  const hasExercise = data.steps.length > 0;
  const mode = useSignal<Mode>(address.searchParams.has("exercise") && hasExercise ? "exercise" : "read");
  const given = mode.value === "exercise" ? data.beginning : data.files;
  const workspace = useMemo(() => openWorkspace(`${mode.value} ${data.number}`, given), [mode.value]);
  const run = useMemo(openRun, []);
  const progress = useMemo(() => openProgress(data.number, data.steps), []);
  const files = workspace.files.value;
  const open = useSignal(firstFile(address.searchParams.get("file"), files));
  const asked = Number(/^#L(\d+)$/.exec(address.hash)?.[1]);
  const goTo = useSignal(asked > 0 ? { line: asked, focus: false } : undefined);
  const shown = firstFile(open.value, files);
  const cannot = data.cannotRun[shown];

  const openFile = (file: string, line?: number) => {
    open.value = file;
    goTo.value = line === undefined ? undefined : { line, focus: true };
  };
  const runnable = (tests: readonly string[]) => tests.filter((file) => !(file in data.cannotRun) && file in files);
  const runShown = () => void run.run(files, runnable(testsFor(shown, files)));
  const runAll = () => void run.run(files, runnable(Object.keys(files).filter(isTest)), PATIENCE_WITH_ALL);
  const runStep = async (step: StepData) => {
    const result = await run.run(files, runnable(step.tests));
    if (result) progress.record(step.id, result);
  };

  return (
    <div class="playground not-content">
      <Toolbar
        mode={hasExercise ? mode.value : undefined}
        onMode={(wanted) => {
          mode.value = wanted;
          goTo.value = undefined;
        }}
        workspace={workspace}
        shown={shown}
        runs={{
          label: isTest(shown) ? "Run this file" : "Run its tests",
          disabled: cannot !== undefined,
          shown: runShown,
          all: runAll,
          near: () => run.prepare(files, runnable(testsFor(shown, files))),
        }}
        summary={run.state.value.status === "idle" ? undefined : summaryOf(run.state.value)}
      />
      {mode.value === "exercise" && (
        <Steps
          steps={data.steps}
          green={progress.green.value}
          cannotRun={data.cannotRun}
          current={progress.current.value}
          onChoose={(id) => (progress.current.value = id)}
          onRun={(step) => void runStep(step)}
          onSolve={({ solution }) => workspace.lay(solution)}
        />
      )}
      <FileTree files={Object.keys(files).sort()} changed={workspace.changed.value} open={shown} onOpen={openFile} />
      <div class="work">
        <h2>
          <code>{shown}</code>
        </h2>
        {cannot && <p class="cannot">This file does not run in a page: {cannot}.</p>}
        <Editor
          key={`${mode.value} ${shown}`}
          file={shown}
          text={files[shown] ?? ""}
          faults={faultsIn(shown, run.state.value)}
          goTo={goTo.value}
          onChange={(text) => workspace.write(shown, text)}
          onRun={runShown}
        />
      </div>
      <Results state={run.state.value} onGoTo={({ file, line }) => openFile(file, line)} />
    </div>
  );
}
