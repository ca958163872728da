import { rm } from "node:fs/promises";
import path from "node:path";
import type { Chapter, Tree } from "@cosmic/curriculum";
import { z } from "zod";
import { contentOf, namesIn } from "./contents.ts";
import { explained } from "./files-refused.ts";
import { hashOfTests } from "./hash-of-tests.ts";
import { jsonIn } from "./json-in.ts";
import { locked } from "./lock.ts";
import type { Workspace } from "./workspace.ts";
import { rename, replaceFile } from "./write-files.ts";

const pass = z.object({
  at: z.iso.datetime(),
  tests: z.string().describe("The hash of the tests that were passed."),
  solution: z.boolean().describe("With the reference's code?"),
});
const stepProgress = z.object({ hints: z.int().min(0), passed: pass.readonly().nullable() });

/** How far a reader is with a step. */
export type StepProgress = Readonly<z.infer<typeof stepProgress>>;

export type Progress = Readonly<{
  /** By the step's id; a step that is not here was never passed, and nobody asked for a hint. */
  steps: ReadonlyMap<string, StepProgress>;
  /** Absolute paths of damaged files, which count as if nothing had been recorded. */
  putAside: readonly string[];
}>;

const NONE: StepProgress = { hints: 0, passed: null };

/** Reads how far a reader is with a chapter, whether he has a workspace now or not. */
export async function readProgress(workspace: Workspace): Promise<Progress> {
  return await explained(async () => {
    const steps = new Map<string, StepProgress>();
    const putAside: string[] = [];
    for (const name of await namesIn(folderOf(workspace))) {
      if (path.extname(name) !== ".json") continue;
      const file = path.join(folderOf(workspace), name);
      const read = await readStep(file);
      if (read.kind === "read") steps.set(path.basename(name, ".json"), read.progress);
      if (read.kind === "damaged") putAside.push(await setAside(file));
    }
    return { steps, putAside };
  });
}

/** @param passed `tests` as `hashOfTests` has it; one more pass of the same tests leaves the first one's date */
export async function recordPass(
  workspace: Workspace,
  step: string,
  passed: Readonly<{ tests: string; solution?: boolean }>,
): Promise<void> {
  await change(workspace, step, (before) => {
    const { tests, solution = false } = passed;
    if (before.passed?.tests === tests && before.passed.solution === solution) return before;
    return { ...before, passed: { at: new Date().toISOString(), tests, solution } };
  });
}

/** @returns how many hints of the step were taken, this one among them */
export async function recordHint(workspace: Workspace, step: string): Promise<number> {
  const { hints } = await change(workspace, step, (before) => ({ ...before, hints: before.hints + 1 }));
  return hints;
}

/** Forgets passes and hints: of one step, or of the chapter. */
export async function forgetProgress(workspace: Workspace, step?: string): Promise<void> {
  const gone = step === undefined ? folderOf(workspace) : fileOf(workspace, step);
  await locked(workspace, () => rm(gone, { recursive: true, force: true }));
}

/** Steps that were passed with other tests than these, in the order of the chapter. */
export function stepsToPassAgain({ manifest }: Chapter, { steps }: Progress, tree: Tree): string[] {
  return manifest.steps.flatMap((step) => {
    const passed = steps.get(step.id)?.passed;
    return passed && passed.tests !== hashOfTests(step, tree) ? [step.id] : [];
  });
}

async function change(
  workspace: Workspace,
  step: string,
  changed: (before: StepProgress) => StepProgress,
): Promise<StepProgress> {
  return await locked(workspace, async () => {
    const file = fileOf(workspace, step);
    const read = await readStep(file);
    if (read.kind === "damaged") await setAside(file);
    const before = read.kind === "read" ? read.progress : NONE;
    const after = changed(before);
    if (after !== before) await replaceFile(file, `${JSON.stringify(after, null, 2)}\n`);
    return after;
  });
}

type Reading = Readonly<{ kind: "read"; progress: StepProgress } | { kind: "missing" | "damaged" }>;

async function readStep(file: string): Promise<Reading> {
  const text = await contentOf(file);
  if (text === undefined) return { kind: "missing" };
  const parsed = stepProgress.safeParse(jsonIn(text));
  return parsed.success ? { kind: "read", progress: parsed.data } : { kind: "damaged" };
}

async function setAside(file: string): Promise<string> {
  const place = `${file}.damaged`;
  await rename(file, place);
  return place;
}

function fileOf(workspace: Workspace, step: string): string {
  return path.join(folderOf(workspace), `${step}.json`);
}

function folderOf({ state, chapter }: Workspace): string {
  return path.join(state, "progress", chapter.name);
}
