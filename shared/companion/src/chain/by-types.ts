import type { StepTrial, Verdict } from "./proof.ts";
import { stepFinding } from "./step-finding.ts";
import { withTestsOf } from "./with-tests-of.ts";

/** The compiler's word for a module that is not there: about what the step does, that says nothing. */
const MISSING_MODULE = "TS2307";

/** Do the step's tests ask for types that the tree before it does not have? That they compile after it is asked of every step. */
export async function byTypes({ chapter, step, before, after, laboratory }: StepTrial): Promise<Verdict> {
  const errors = await laboratory.compile(withTestsOf(step, before, after), step.tests);
  const ofTests = errors.filter(({ path }) => step.tests.includes(path));
  const compiledBefore = ofTests.every(({ code }) => code === MISSING_MODULE);
  const proof = { step: step.id, by: "types", compiledBefore } as const;
  if (!compiledBefore) return { proof, findings: [] };
  const [missing] = ofTests;
  const finding = missing
    ? stepFinding(
        chapter,
        step,
        missing.path,
        "does not compile before the work, but only because a module is missing",
        "let it ask for a type that the step changes",
      )
    : stepFinding(
        chapter,
        step,
        step.tests.join(", "),
        "compiles before the work already",
        "let it use a type in a way that only the step allows, or expect an error that only the step brings",
      );
  return { proof, findings: [finding] };
}
