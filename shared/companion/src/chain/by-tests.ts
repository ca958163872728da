import { type Chapter, differencesBetween, type Step, type Tree } from "@cosmic/curriculum";
import { withStubs } from "@cosmic/curriculum/stub";
import { isGreen, isRedByAssertion, type TestFile } from "@cosmic/runner";
import type { StepTrial, Verdict } from "./proof.ts";
import { stepFinding } from "./step-finding.ts";
import { reasonOf } from "./test-bench.ts";
import { withTestsOf } from "./with-tests-of.ts";

/**
 * Are the tests of a step red on the tree before it, every file by an assertion? Where the step brings exports, they are
 * asked with those stubbed: that something is not there yet is no assertion about what it does.
 */
export async function byTests({ chapter, step, before, after, laboratory }: StepTrial): Promise<Verdict> {
  const bare = withTestsOf(step, before, after);
  const stubbed = stubbedTree(chapter, bare, after, step);
  const bringsExports = differencesBetween(bare, stubbed).length > 0;
  const [asTheyStand, files] = await Promise.all([
    laboratory.runTests(bare, step.tests),
    laboratory.runTests(bringsExports ? stubbed : bare, step.tests),
  ]);
  const complain = (file: TestFile, problem: string, remedy: string) =>
    stepFinding(chapter, step, file.path, problem, remedy);
  const circumstances = bringsExports ? ", when what the step exports is there and does nothing" : "";
  const findings = files.flatMap((file, at) => {
    if (asTheyStand[at] && isGreen(asTheyStand[at])) return complain(file, "is green before the work", MORE);
    if (isGreen(file)) return complain(file, `is green before the work${circumstances}`, MORE);
    if (isRedByAssertion(file)) return [];
    return complain(
      file,
      `is red, but by no assertion${circumstances}: ${reasonOf(file)}`,
      "let a test fail by what it expects: a missing module does not count",
    );
  });
  const redBy = bringsExports ? "assertion against a stub" : "assertion";
  return { proof: { step: step.id, by: "tests", redBy: findings.length > 0 ? null : redBy }, findings };
}

const MORE = "let it ask for something that the step adds";

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
