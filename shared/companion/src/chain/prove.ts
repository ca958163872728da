import { availableParallelism } from "node:os";
import { type Chapter, type Finding, type Step, stepTrees, type Tree, withStubs } from "@cosmic/curriculum";
import { failuresOf, isGreen, isRedByAssertion, runTests, type TestFile } from "@cosmic/runner";
import pMap from "p-map";
import { laidOut } from "./laid-out.ts";

/** How a step was found to be real: what told its tests that the work was missing. */
type Proof = Readonly<{ step: string; redBy: "assertion" | "assertion against a stub" | "nothing" }>;
export type Proven = Readonly<{ chapter: string; proofs: readonly Proof[]; findings: readonly Finding[] }>;

/**
 * Rule 2 of the chain: on the tree after each step, the tests up to it are green and the next step's are red, every
 * file of them by an assertion. A file that is red for another reason (a module that is not there yet) is asked again
 * with the missing exports stubbed.
 */
export async function prove(chapter: Chapter, followed: Chapter | undefined): Promise<Proven> {
  const { steps, kind } = chapter.manifest;
  if (kind === "reading") return { chapter: chapter.name, proofs: [], findings: [] };
  const trees = await stepTrees(chapter, followed);
  const stages = await pMap(trees, (_, done) => proveStage(chapter, trees, done), {
    concurrency: availableParallelism(),
  });
  const unproven = steps
    .filter((step) => step.proof.by !== "tests")
    .map((step) =>
      finding(
        chapter,
        step,
        "chapter.json",
        `is to be proven by ${step.proof.by}, which nothing does yet`,
        'prove it by "tests"',
      ),
    );
  return {
    chapter: chapter.name,
    proofs: stages.flatMap((stage) => stage.proof ?? []),
    findings: [...unproven, ...stages.flatMap((stage) => stage.findings)],
  };
}

type Stage = Readonly<{ proof?: Proof; findings: readonly Finding[] }>;

async function proveStage(chapter: Chapter, trees: readonly Tree[], done: number): Promise<Stage> {
  const finished = chapter.manifest.steps.slice(0, done);
  const next = chapter.manifest.steps[done];
  const tree = trees[done] ?? new Map();
  const files = await runOn(
    tree,
    chapter,
    [...finished, ...(next ? [next] : [])].flatMap((step) => step.tests),
  );
  const broken = finished.flatMap((step) => stillRed(chapter, step, files, done));
  if (!next) return { findings: broken };

  const tooEarly = next.tests.filter((path) => isGreen(fileAt(path, files)));
  const unclear = next.tests.filter((path) => !tooEarly.includes(path) && !isRedByAssertion(fileAt(path, files)));
  const stubbed =
    unclear.length > 0 ? await runOn(stubbedTree(tree, trees[done + 1] ?? tree, next), chapter, unclear) : [];
  const hollow = unclear.filter((path) => !isRedByAssertion(fileAt(path, stubbed)));
  const redBy =
    tooEarly.length + hollow.length > 0 ? "nothing" : unclear.length > 0 ? "assertion against a stub" : "assertion";
  return {
    proof: { step: next.id, redBy },
    findings: [
      ...broken,
      ...tooEarly.map((path) =>
        finding(
          chapter,
          next,
          path,
          "is green before the work",
          "let it ask for something that the step adds, or move it to the step that does",
        ),
      ),
      ...hollow.map((path) =>
        finding(
          chapter,
          next,
          path,
          `is red, but by no assertion, even against stubs: ${reasonOf(fileAt(path, stubbed))}`,
          "let a test fail by what it expects: a missing module does not count",
        ),
      ),
    ],
  };
}

function stillRed(chapter: Chapter, step: Step, files: readonly TestFile[], done: number): Finding[] {
  const after = chapter.manifest.steps[done - 1]?.id;
  return step.tests
    .map((path) => fileAt(path, files))
    .filter((file) => !isGreen(file))
    .map((file) =>
      finding(
        chapter,
        step,
        file.path,
        `is red on the tree after step ${after}: ${reasonOf(file)}`,
        "is a change declared with too late a step, or a version in steps/ missing?",
      ),
    );
}

/** The tree before the step, in which everything that the step will export exists, and does nothing. */
function stubbedTree(before: Tree, after: Tree, step: Step): Tree {
  const sources = [...after].filter(
    ([path, content]) => path.endsWith(".ts") && !step.tests.includes(path) && !before.get(path)?.equals(content),
  );
  const stubs = sources.map(
    ([path, content]) =>
      [path, Buffer.from(withStubs(before.get(path)?.toString("utf8") ?? "", content.toString("utf8")))] as const,
  );
  return new Map([...before, ...stubs]);
}

async function runOn(tree: Tree, chapter: Chapter, paths: readonly string[]): Promise<readonly TestFile[]> {
  if (paths.length === 0) return [];
  await using place = await laidOut(tree, chapter);
  const { files, errors } = await runTests({ folder: place.folder, files: paths });
  return files.map((file) => ({ ...file, errors: [...file.errors, ...errors] }));
}

/** A file that the runner did not report on could not be loaded. */
function fileAt(path: string, files: readonly TestFile[]): TestFile {
  const missing = { name: "Error", message: "it was not run: is it there?", asserted: false };
  return files.find((file) => file.path === path) ?? { path, tests: [], errors: [missing] };
}

function reasonOf(file: TestFile): string {
  const first = failuresOf(file)[0];
  if (first) return `${first.name}: ${first.message.split("\n")[0]}`;
  if (file.tests.length === 0) return "it has no test";
  return file.tests.every((test) => test.outcome === "passed") ? "all of its tests passed" : "a test was skipped";
}

function finding(chapter: Chapter, step: Step, path: string, problem: string, remedy: string): Finding {
  return { chapter: chapter.name, path, problem: `step ${step.id}: ${problem}`, remedy };
}
