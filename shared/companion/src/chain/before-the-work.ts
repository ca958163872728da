import { type Chapter, differencesBetween, type Finding, type Step, type Tree, withStubs } from "@cosmic/curriculum";
import { isGreen, isRedByAssertion } from "@cosmic/runner";
import { stepFinding } from "./step-finding.ts";
import { reasonOf, tryTests } from "./trial.ts";

/** What told a step's tests that its work was missing; null when nothing did. */
export type RedBy = "assertion" | "assertion against a stub" | null;

/**
 * Are the tests of a step red on the tree before it, every file by an assertion? Where the step brings exports, they are
 * asked with those stubbed: that something is not there yet is no assertion about what it does.
 */
export async function redBefore(
  chapter: Chapter,
  step: Step,
  before: Tree,
  after: Tree,
): Promise<Readonly<{ redBy: RedBy; findings: readonly Finding[] }>> {
  const stubbed = stubbedTree(chapter, before, after, step);
  const bringsExports = differencesBetween(before, stubbed).length > 0;
  const asTheyStand = await tryTests(before, chapter, step.tests);
  const tooEarly = asTheyStand.filter(isGreen);
  const files = bringsExports ? await tryTests(stubbed, chapter, step.tests) : asTheyStand;
  const early = new Set(tooEarly.map(({ path }) => path));
  const hollow = files.filter((file) => !isRedByAssertion(file) && !early.has(file.path));
  const findings = [
    ...tooEarly.map(({ path }) =>
      stepFinding(chapter, step, path, "is green before the work", "let it ask for something that the step adds"),
    ),
    ...hollow.map((file) =>
      stepFinding(
        chapter,
        step,
        file.path,
        `is red, but by no assertion${bringsExports ? ", when what it imports is there and does nothing" : ""}: ${reasonOf(file)}`,
        "let a test fail by what it expects: a missing module does not count",
      ),
    ),
  ];
  if (findings.length > 0) return { redBy: null, findings };
  return { redBy: bringsExports ? "assertion against a stub" : "assertion", findings };
}

/**
 * The tree before the step, in which everything that the step will export exists, and does nothing. A file that the step
 * only renames is there under its new name as it was, so that renaming alone counts for nothing.
 */
function stubbedTree(chapter: Chapter, before: Tree, after: Tree, step: Step): Tree {
  const origin = new Map(
    chapter.manifest.changes.flatMap((each) =>
      each.kind === "renamed" ? [[each.path, each.renamedFrom] as const] : [],
    ),
  );
  const isSource = (path: string) => path.endsWith(".ts") && !step.tests.includes(path);
  const tree = new Map([...before].filter(([path]) => after.has(path)));
  for (const [path, content] of after) {
    if (!isSource(path) || before.get(path)?.equals(content)) continue;
    const old = before.get(path) ?? before.get(origin.get(path) ?? "") ?? Buffer.alloc(0);
    tree.set(path, Buffer.from(withStubs(old.toString("utf8"), content.toString("utf8"))));
  }
  return tree;
}
