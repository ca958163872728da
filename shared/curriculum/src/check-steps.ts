import path from "node:path";
import type { Chapter } from "./chapter.ts";
import type { Finding } from "./finding.ts";
import { lessonOf } from "./lesson.ts";
import { GIVEN } from "./manifest.ts";
import { readTree, type Tree } from "./tree.ts";

/** The manifest's steps, held against the files: what they name is there, and what is in `steps/` is used. */
export async function checkSteps(chapter: Chapter, followed: Chapter | undefined): Promise<Finding[]> {
  const lesson = await lessonOf(chapter);
  const before = followed ? await lessonOf(followed) : undefined;
  return [
    ...missingFiles(chapter, lesson),
    ...testsOfNoStepAlone(chapter, lesson, before),
    ...(await versionsInVain(chapter)),
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

/** `steps/<id>/` holds versions in between: for a known step, of a declared path, that a later step touches again. */
async function versionsInVain({ name, folder, manifest }: Chapter): Promise<Finding[]> {
  const order = [GIVEN, ...manifest.steps.map((step) => step.id)];
  const findings: Finding[] = [];
  for (const file of (await readTree(path.join(folder, "steps"))).keys()) {
    const [id = "", ...rest] = file.split("/");
    const change = manifest.changes.find((each) => each.path === rest.join("/"));
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
