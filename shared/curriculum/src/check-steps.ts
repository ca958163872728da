import path from "node:path";
import type { Chapter } from "./chapter.ts";
import type { Finding } from "./finding.ts";
import { lessonOf } from "./lesson.ts";
import { GIVEN, pathsOf } from "./manifest.ts";
import { readTree, type Tree } from "./tree.ts";

/** The manifest's steps, held against the files: what they name is there, and what is in `steps/` is used. */
export async function checkSteps(chapter: Chapter, followed: Chapter | undefined): Promise<Finding[]> {
  const lesson = await lessonOf(chapter);
  const before = followed ? await lessonOf(followed) : undefined;
  return [
    ...missingFiles(chapter, lesson),
    ...testsOfNoStepAlone(chapter, lesson, before),
    ...testsOfNoStep(chapter),
    ...(await versionsInVain(chapter)),
    ...(await startInVain(chapter)),
    ...(await missingMutants(chapter)),
    ...(await mutantsInVain(chapter)),
    ...wrongAnswers(chapter, lesson),
  ];
}

function missingFiles({ name, manifest }: Chapter, lesson: Tree): Finding[] {
  const named = [
    ...manifest.steps.flatMap((step) => step.tests.map((file) => ({ file, by: `step ${step.id}` }))),
    ...manifest.page.cannotRun.map((each) => ({ file: each.path, by: "page.cannotRun" })),
  ];
  return named
    .filter(({ file }) => !lesson.has(file))
    .map(({ file, by }) => ({
      chapter: name,
      path: file,
      problem: `named by ${by}, but not there`,
      remedy: "write it, or correct chapter.json",
    }));
}

/** A step's test file belongs to that step, and came with this chapter. */
function testsOfNoStepAlone({ name, manifest }: Chapter, lesson: Tree, before: Tree | undefined): Finding[] {
  const files = manifest.steps.flatMap((step) => step.tests);
  const shared = files.filter((file, at) => files.indexOf(file) < at);
  const inherited = files.filter((file) => before?.get(file)?.equals(lesson.get(file) ?? Buffer.alloc(0)));
  return [
    ...shared.map((file) => ({
      chapter: name,
      path: file,
      problem: "is a test of two steps",
      remedy: "split it: one file, one step",
    })),
    ...inherited.map((file) => ({
      chapter: name,
      path: file,
      problem: `is the same as in ${manifest.follows}, so it proves nothing new`,
      remedy: "give the step a test file of its own",
    })),
  ];
}

/** A test file that comes with a step, but that the step does not name, is run by nobody who takes the exercise. */
function testsOfNoStep({ name, manifest }: Chapter): Finding[] {
  const named = new Set(manifest.steps.flatMap((step) => step.tests));
  const strays = manifest.changes.filter(
    ({ path: file, kind, step }) =>
      file.endsWith(".test.ts") && kind !== "removed" && step !== GIVEN && !named.has(file),
  );
  return strays.map(({ path: file, step }) => ({
    chapter: name,
    path: file,
    problem: `belongs to step ${step}, which does not name it among its tests`,
    remedy: `name it in the step's tests, or declare it with step "${GIVEN}"`,
  }));
}

async function startInVain({ name, folder, manifest }: Chapter): Promise<Finding[]> {
  const begins = manifest.follows === null && manifest.kind !== "reading";
  if (begins || (await readTree(path.join(folder, "start"))).size === 0) return [];
  const problem = `is never used: ${manifest.follows ? `readers start from ${manifest.follows}` : "a reading chapter has none"}`;
  return [{ chapter: name, path: "start/", problem, remedy: `remove it; what is given stands in steps/${GIVEN}/` }];
}

async function missingMutants({ name, folder, manifest }: Chapter): Promise<Finding[]> {
  const empty: string[] = [];
  for (const mutant of mutantsOf(manifest))
    if ((await readTree(path.join(folder, mutant))).size === 0) empty.push(mutant);
  return empty.map((mutant) => ({
    chapter: name,
    path: mutant,
    problem: "is a mutant without a file",
    remedy: "plant it: a folder with the changed files, by their paths in the chapter",
  }));
}

/** What lies in `steps/<id>/mutants/` but is named by no proof grades nobody's tests. */
async function mutantsInVain({ name, folder, manifest }: Chapter): Promise<Finding[]> {
  const named = mutantsOf(manifest);
  const files = [...(await readTree(path.join(folder, "steps"))).keys()].map((file) => `steps/${file}`);
  const strays = files.filter(
    (file) => file.split("/")[2] === "mutants" && !named.some((mutant) => file.startsWith(`${mutant}/`)),
  );
  return strays.map((file) => ({
    chapter: name,
    path: file,
    problem: "belongs to no mutant that a step names",
    remedy: "name its folder in the step's proofs, or remove it",
  }));
}

function mutantsOf({ steps }: Chapter["manifest"]): string[] {
  return steps.flatMap((step) => step.proofs.flatMap((each) => (each.by === "mutants" ? each.mutants : [])));
}

/** `steps/<id>/` holds versions in between: for a known step, of a declared path, that a later step touches again. */
async function versionsInVain({ name, folder, manifest }: Chapter): Promise<Finding[]> {
  const order = [GIVEN, ...manifest.steps.map((step) => step.id)];
  const findings: Finding[] = [];
  for (const file of (await readTree(path.join(folder, "steps"))).keys()) {
    const [id = "", ...rest] = file.split("/");
    const change = manifest.changes.find((each) => pathsOf(each).includes(rest.join("/")));
    const complain = (problem: string, remedy: string) =>
      findings.push({ chapter: name, path: `steps/${file}`, problem, remedy });
    if (!order.includes(id)) complain(`belongs to no step: there is no "${id}"`, "rename the folder, or remove it");
    else if (rest[0] === "mutants") continue;
    else if (!change)
      complain("is a version of a path that is not declared", "declare the path in changes of chapter.json");
    else if (order.indexOf(id) >= order.indexOf(change.step))
      complain(
        `is never used: the final version comes with step "${change.step}"`,
        "remove it, or correct the step of the change",
      );
  }
  return findings;
}

/** A reading step's answers quote the code; when the code moves on, the quotation is missed here. */
function wrongAnswers({ name, manifest }: Chapter, lesson: Tree): Finding[] {
  const quotations = manifest.steps.flatMap((step) =>
    step.questions.flatMap((question) => question.evidence.map((each) => ({ ...each, step: step.id }))),
  );
  return quotations
    .filter(({ path: file, contains }) => !lesson.get(file)?.toString("utf8").includes(contains))
    .map(({ path: file, contains, step }) => ({
      chapter: name,
      path: file,
      problem: `step ${step} quotes ${JSON.stringify(contains)}, which does not stand there`,
      remedy: "correct the question's evidence, and its answers, in chapter.json",
    }));
}
