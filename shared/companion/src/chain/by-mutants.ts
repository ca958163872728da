import type { Finding, Tree } from "@cosmic/curriculum";
import { isGreen, isRedByAssertion } from "@cosmic/runner";
import type { StepTrial, Verdict } from "./proof.ts";
import { stepFinding } from "./step-finding.ts";
import { reasonOf } from "./test-bench.ts";

/** A folder of changed files, named by its path in the chapter. */
export type Mutant = Readonly<{ path: string; files: Tree }>;

/** Does each mutant, laid over the tree after the step, turn a test of the step red by an assertion? */
export async function byMutants(trial: StepTrial, mutants: readonly Mutant[]): Promise<Verdict> {
  const findings = await Promise.all(mutants.map((mutant) => survival(trial, mutant)));
  const caught = findings.filter((each) => each === undefined).length;
  return {
    proof: { step: trial.step.id, by: "mutants", mutants: mutants.length, caught },
    findings: findings.flatMap((each) => each ?? []),
  };
}

async function survival({ chapter, step, after, laboratory }: StepTrial, mutant: Mutant): Promise<Finding | undefined> {
  const complain = (problem: string, remedy: string) => stepFinding(chapter, step, mutant.path, problem, remedy);
  const idle = [...mutant.files].find(([path, content]) => after.get(path)?.equals(content) ?? true);
  if (idle)
    return complain(
      `changes nothing: ${idle[0]} is ${after.has(idle[0]) ? "the same" : "not there"} on the tree after the step`,
      "plant a fault in a file that this tree has",
    );
  const tree = new Map([...after, ...mutant.files]);
  const [tests, errors] = await Promise.all([laboratory.runTests(tree, step.tests), laboratory.compile(tree, [])]);
  const [error] = errors;
  if (error)
    return complain(`does not compile: ${error.path}${error.text}`, "plant a fault that the compiler does not see");
  if (tests.some(isRedByAssertion)) return undefined;
  const [red] = tests.filter((file) => !isGreen(file));
  return complain(
    `survives: ${red ? `${red.path} is red, but by no assertion: ${reasonOf(red)}` : "all tests of the step stay green"}`,
    "let a test of the step ask for what the mutant does wrong",
  );
}
