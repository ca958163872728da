import { GLOBAL_EXPECT, getState, setState } from "@vitest/expect";
import type { File, Suite, Task, Test, VitestRunner } from "@vitest/runner";
import { createExpect } from "vitest";
import type { Linker } from "../linker/linker.ts";
import { asFailure } from "./failure.ts";
import type { Outcome, Report, TestName } from "./protocol.ts";

const asItIs = (text: string) => text;

/** A diff without colours. */
const diffOptions = {
  aColor: asItIs,
  bColor: asItIs,
  changeColor: asItIs,
  commonColor: asItIs,
  patchColor: asItIs,
  trailingSpaceFormatter: asItIs,
  omitAnnotationLines: false,
};

/** Milliseconds, as in the chapters' own suites. */
const PATIENCE = 30_000;

/** Vitest's own runner, with the files from a linker, telling what happens as it happens. */
export class Runner implements VitestRunner {
  readonly pool = "browser";
  readonly config: VitestRunner["config"];
  readonly #linker: Linker;
  readonly #tell: (report: Report) => void;
  /** Those of tests that take theirs from their context count for themselves. */
  readonly #ownExpects = new WeakMap<object, ReturnType<typeof createExpect>>();

  constructor(linker: Linker, tell: (report: Report) => void) {
    this.#linker = linker;
    this.#tell = tell;
    this.config = {
      root: "/",
      setupFiles: [],
      passWithNoTests: false,
      allowOnly: true,
      sequence: { seed: 0, hooks: "stack", setupFiles: "list" },
      maxConcurrency: 5,
      testTimeout: PATIENCE,
      hookTimeout: PATIENCE,
      retry: 0,
      includeTaskLocation: false,
      diffOptions,
      tags: [],
      strictTags: false,
      expect: {},
      experimental: {},
    } as unknown as VitestRunner["config"];
  }

  importFile(file: string): void {
    this.#linker.load(file);
  }

  onCollected(files: File[]): void {
    this.#tell({ kind: "collected", tests: files.flatMap(testsOf) });
    for (const file of files) this.#tellErrorsOf(file);
  }

  onBeforeRunTask(test: Test): void {
    const { id, timeout } = test;
    this.#tell({ kind: "started", id, ...(timeout !== PATIENCE && { timeout }) });
  }

  onAfterRunTask(test: Test): void {
    const { state, duration = 0, errors = [] } = test.result ?? {};
    this.#tell({
      kind: "ended",
      id: test.id,
      outcome: outcomeOf(state ?? test.mode),
      milliseconds: duration,
      failures: errors.map(asFailure),
    });
  }

  onAfterRunSuite(suite: Suite): void {
    this.#tellErrorsOf(suite);
  }

  onBeforeTryTask(test: Test): void {
    setState(
      {
        assertionCalls: 0,
        isExpectingAssertions: false,
        isExpectingAssertionsError: null,
        expectedAssertionsNumber: null,
        expectedAssertionsNumberErrorGen: null,
        currentTestName: sentenceOf(test),
      },
      globalExpect(),
    );
  }

  onAfterTryTask({ context }: Test): void {
    const own = this.#ownExpects.get(context);
    const state = own ? own.getState() : getState(globalExpect());
    if (state.expectedAssertionsNumber !== null && state.assertionCalls !== state.expectedAssertionsNumber)
      throw state.expectedAssertionsNumberErrorGen?.();
    if (state.isExpectingAssertions && state.assertionCalls === 0) throw state.isExpectingAssertionsError;
  }

  extendTaskContext<Context extends object>(context: Context & { task: Test }): Context & { task: Test } {
    const expectOf = () => {
      const own = this.#ownExpects.get(context) ?? createExpect(context.task as never);
      this.#ownExpects.set(context, own);
      return own;
    };
    Object.defineProperty(context, "expect", { get: expectOf });
    return context;
  }

  #tellErrorsOf(suite: Suite | File): void {
    for (const error of suite.result?.errors ?? []) this.#tell({ kind: "broken", failure: asFailure(error) });
  }
}

function globalExpect() {
  return (globalThis as Record<symbol, unknown>)[GLOBAL_EXPECT] as Parameters<typeof getState>[0];
}

function testsOf(task: Task): TestName[] {
  if (task.type === "test") return [{ id: task.id, file: task.file.filepath, sentence: sentenceOf(task) }];
  return task.tasks.flatMap(testsOf);
}

/** The test's sentence, behind those of the groups it stands in. */
function sentenceOf(task: Task): string {
  const group = task.suite;
  return group && !("filepath" in group) ? `${sentenceOf(group)} > ${task.name}` : task.name;
}

function outcomeOf(state: string): Outcome {
  if (state === "pass") return "passed";
  return state === "fail" ? "failed" : "skipped";
}
